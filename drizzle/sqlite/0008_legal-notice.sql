CREATE TABLE `certificate` (
	`code` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`account_id` text NOT NULL,
	`issued_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_account` ON `certificate` (`account_id`);--> statement-breakpoint
CREATE TABLE `legal_notice` (
	`edition` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry` text NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `notice_given` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`edition` integer NOT NULL,
	`told_at` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `notice_given_unit` ON `notice_given` (`unit_id`);
--> statement-breakpoint
CREATE TRIGGER `legal_notice_no_update` BEFORE UPDATE ON `legal_notice` BEGIN SELECT RAISE(ABORT, 'legal_notice is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `legal_notice_no_delete` BEFORE DELETE ON `legal_notice` BEGIN SELECT RAISE(ABORT, 'legal_notice is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `notice_given_no_update` BEFORE UPDATE ON `notice_given` BEGIN SELECT RAISE(ABORT, 'notice_given is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `notice_given_no_delete` BEFORE DELETE ON `notice_given` BEGIN SELECT RAISE(ABORT, 'notice_given is append-only'); END;
