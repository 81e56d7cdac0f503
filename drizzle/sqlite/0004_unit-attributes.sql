CREATE TABLE `unit_attribute` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` text NOT NULL,
	`attribute` text NOT NULL,
	`value` text,
	`origin` text NOT NULL,
	`source` text,
	`reason` text,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_attribute_unit` ON `unit_attribute` (`unit_id`,`attribute`);--> statement-breakpoint
ALTER TABLE `unit` ADD `attributes` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `response` ADD `fell_away_at` text;
--> statement-breakpoint
CREATE TRIGGER `unit_attribute_no_update` BEFORE UPDATE ON `unit_attribute` BEGIN SELECT RAISE(ABORT, 'unit_attribute is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_attribute_no_delete` BEFORE DELETE ON `unit_attribute` BEGIN SELECT RAISE(ABORT, 'unit_attribute is append-only'); END;
