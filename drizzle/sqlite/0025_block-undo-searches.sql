CREATE TABLE `omission_search` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`area_prefix` text NOT NULL,
	`found` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `omission_search_area` ON `omission_search` (`area_prefix`,`at`);--> statement-breakpoint
ALTER TABLE `block_change` ADD `followed` text;--> statement-breakpoint
CREATE TRIGGER `omission_search_no_update` BEFORE UPDATE ON `omission_search` BEGIN SELECT RAISE(ABORT, 'omission_search is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `omission_search_no_delete` BEFORE DELETE ON `omission_search` BEGIN SELECT RAISE(ABORT, 'omission_search is append-only'); END;