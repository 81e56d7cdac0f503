CREATE TABLE `certificate_photo` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` text NOT NULL,
	`content` blob NOT NULL,
	`content_hash` text NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `certificate_photo_account` ON `certificate_photo` (`account_id`,`id`);
--> statement-breakpoint
CREATE TRIGGER `certificate_photo_no_update` BEFORE UPDATE ON `certificate_photo` BEGIN SELECT RAISE(ABORT, 'certificate_photo is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `certificate_photo_no_delete` BEFORE DELETE ON `certificate_photo` BEGIN SELECT RAISE(ABORT, 'certificate_photo is append-only'); END;
