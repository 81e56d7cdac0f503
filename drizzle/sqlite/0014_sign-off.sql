CREATE TABLE `sign_off` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`revision_id` text NOT NULL,
	`act` text NOT NULL,
	`content_hash` text NOT NULL,
	`note` text,
	`done_at` text NOT NULL,
	`done_by` text NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `response`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_off_response` ON `sign_off` (`response_id`,`done_at`);--> statement-breakpoint
ALTER TABLE `response` ADD `returned_once` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `response` ADD `review_started_at` text;
--> statement-breakpoint
UPDATE `response` SET `returned_once` = true WHERE `settled_revision_id` IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `sign_off_no_update` BEFORE UPDATE ON `sign_off` BEGIN SELECT RAISE(ABORT, 'sign_off is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sign_off_no_delete` BEFORE DELETE ON `sign_off` BEGIN SELECT RAISE(ABORT, 'sign_off is append-only'); END;