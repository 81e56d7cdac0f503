CREATE TABLE `message` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`response_id` text,
	`side` text NOT NULL,
	`text` text NOT NULL,
	`written_at` text NOT NULL,
	`written_by` text NOT NULL,
	`written_role` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `message_unit` ON `message` (`unit_id`,`written_at`,`id`);--> statement-breakpoint
CREATE TABLE `message_mark` (
	`unit_id` text NOT NULL,
	`account_id` text NOT NULL,
	`read_to` text NOT NULL,
	PRIMARY KEY(`unit_id`, `account_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `message_thread` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`area_code` text NOT NULL,
	`last_at` text NOT NULL,
	`last_side` text NOT NULL,
	`last_message_id` text NOT NULL,
	FOREIGN KEY (`last_message_id`) REFERENCES `message`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `message_thread_area` ON `message_thread` (`area_code`,`last_at`);
--> statement-breakpoint
CREATE TRIGGER `message_no_update` BEFORE UPDATE ON `message` BEGIN SELECT RAISE(ABORT, 'message is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `message_no_delete` BEFORE DELETE ON `message` BEGIN SELECT RAISE(ABORT, 'message is append-only'); END;