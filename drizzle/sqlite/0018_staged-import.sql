CREATE TABLE `frame_draft` (
	`upload_id` text NOT NULL,
	`row` integer NOT NULL,
	`code` text,
	`branch` integer NOT NULL,
	`draft` text,
	`raw` text NOT NULL,
	`notices` text,
	`rejected` text,
	PRIMARY KEY(`upload_id`, `row`),
	FOREIGN KEY (`upload_id`) REFERENCES `frame_upload`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `frame_draft_code` ON `frame_draft` (`upload_id`,`code`);--> statement-breakpoint
CREATE TABLE `frame_notice` (
	`import_id` text NOT NULL,
	`row` integer NOT NULL,
	`notices` text NOT NULL,
	PRIMARY KEY(`import_id`, `row`),
	FOREIGN KEY (`import_id`) REFERENCES `frame_import`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `frame_settlement` (
	`upload_id` text NOT NULL,
	`row` integer NOT NULL,
	`settled` text NOT NULL,
	`unit_id` text,
	`again_id` text,
	`earlier_id` text,
	`notices` text,
	`rejected` text,
	PRIMARY KEY(`upload_id`, `row`),
	FOREIGN KEY (`upload_id`) REFERENCES `frame_upload`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `frame_settlement_again` ON `frame_settlement` (`upload_id`,`again_id`);--> statement-breakpoint
CREATE INDEX `frame_settlement_earlier` ON `frame_settlement` (`upload_id`,`earlier_id`);--> statement-breakpoint
CREATE TABLE `frame_upload` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`area_prefix` text NOT NULL,
	`file_name` text NOT NULL,
	`stage` text NOT NULL,
	`uploaded_at` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`size` integer NOT NULL,
	`content_hash` text,
	`encoding` text,
	`read_share` integer NOT NULL,
	`rows_read` integer NOT NULL,
	`rows_settled` integer NOT NULL,
	`rows_written` integer NOT NULL,
	`columns` text,
	`notices` text NOT NULL,
	`closing_notices` text NOT NULL,
	`counts` text NOT NULL,
	`comparison` text,
	`failure` text,
	`same_as` text,
	`synthetic` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `frame_upload_stage` ON `frame_upload` (`stage`,`uploaded_at`);--> statement-breakpoint
CREATE INDEX `frame_upload_area` ON `frame_upload` (`area_prefix`,`uploaded_at`);--> statement-breakpoint
CREATE TABLE `frame_upload_part` (
	`upload_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`upload_id`, `number`),
	FOREIGN KEY (`upload_id`) REFERENCES `frame_upload`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `unit_placing` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`ground` text NOT NULL,
	`confidence` integer NOT NULL,
	`street` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_placing_street` ON `unit_placing` (`street`,`unit_id`);--> statement-breakpoint
DROP INDEX `frame_import_content`;--> statement-breakpoint
ALTER TABLE `frame_import` ADD `noticed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `frame_import` ADD `closing_notices` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `frame_import_content` ON `frame_import` (`source`,`area_prefix`,`content_hash`);--> statement-breakpoint
ALTER TABLE `frame_record` ADD `again_key` text;--> statement-breakpoint
CREATE INDEX `frame_record_again` ON `frame_record` (`again_key`);