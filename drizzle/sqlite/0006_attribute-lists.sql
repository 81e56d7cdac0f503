CREATE TABLE `attribute_list` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`area_prefix` text NOT NULL,
	`file_name` text NOT NULL,
	`content` blob NOT NULL,
	`imported_at` text NOT NULL,
	`imported_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `attribute_list_area` ON `attribute_list` (`area_prefix`,`imported_at`);--> statement-breakpoint
CREATE TABLE `attribute_list_report` (
	`list_id` text PRIMARY KEY NOT NULL,
	`report` text NOT NULL,
	FOREIGN KEY (`list_id`) REFERENCES `attribute_list`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

--> statement-breakpoint
CREATE TRIGGER `attribute_list_no_update` BEFORE UPDATE ON `attribute_list` BEGIN SELECT RAISE(ABORT, 'attribute_list is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `attribute_list_no_delete` BEFORE DELETE ON `attribute_list` BEGIN SELECT RAISE(ABORT, 'attribute_list is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `attribute_list_report_no_update` BEFORE UPDATE ON `attribute_list_report` BEGIN SELECT RAISE(ABORT, 'attribute_list_report is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `attribute_list_report_no_delete` BEFORE DELETE ON `attribute_list_report` BEGIN SELECT RAISE(ABORT, 'attribute_list_report is append-only'); END;