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
CREATE TABLE `enforcement_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`decision` text NOT NULL,
	`note` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `enforcement_request`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `enforcement_decision_person` ON `enforcement_decision` (`request_id`,`decided_by`);--> statement-breakpoint
CREATE TABLE `enforcement_request` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text NOT NULL,
	`reason` text NOT NULL,
	`inspectors` text NOT NULL,
	`unit_ids` text NOT NULL,
	`hours` integer NOT NULL,
	`area_prefix` text NOT NULL,
	`requested_by` text NOT NULL,
	`requested_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `enforcement_request_at` ON `enforcement_request` (`requested_at`);--> statement-breakpoint
CREATE TABLE `notice_given` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`edition` integer NOT NULL,
	`told_at` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `notice_given_unit` ON `notice_given` (`unit_id`);--> statement-breakpoint
ALTER TABLE `audit_entry` ADD `address` text;--> statement-breakpoint
ALTER TABLE `audit_entry` ADD `device` text;--> statement-breakpoint
ALTER TABLE `audit_entry` ADD `algorithm` text;--> statement-breakpoint
CREATE INDEX `audit_entry_action` ON `audit_entry` (`action`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_entry_recorded_at` ON `audit_entry` (`recorded_at`);
--> statement-breakpoint
CREATE TRIGGER `enforcement_request_no_update` BEFORE UPDATE ON `enforcement_request` BEGIN SELECT RAISE(ABORT, 'enforcement_request is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `enforcement_request_no_delete` BEFORE DELETE ON `enforcement_request` BEGIN SELECT RAISE(ABORT, 'enforcement_request is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `enforcement_decision_no_update` BEFORE UPDATE ON `enforcement_decision` BEGIN SELECT RAISE(ABORT, 'enforcement_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `enforcement_decision_no_delete` BEFORE DELETE ON `enforcement_decision` BEGIN SELECT RAISE(ABORT, 'enforcement_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `legal_notice_no_update` BEFORE UPDATE ON `legal_notice` BEGIN SELECT RAISE(ABORT, 'legal_notice is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `legal_notice_no_delete` BEFORE DELETE ON `legal_notice` BEGIN SELECT RAISE(ABORT, 'legal_notice is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `notice_given_no_update` BEFORE UPDATE ON `notice_given` BEGIN SELECT RAISE(ABORT, 'notice_given is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `notice_given_no_delete` BEFORE DELETE ON `notice_given` BEGIN SELECT RAISE(ABORT, 'notice_given is append-only'); END;