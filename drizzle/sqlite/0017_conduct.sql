CREATE TABLE `answer_sketch` (
	`response_id` text NOT NULL,
	`band` integer NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`response_id`, `band`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `answer_sketch_key` ON `answer_sketch` (`key`);--> statement-breakpoint
CREATE TABLE `arrival` (
	`entry` integer PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`area_code` text,
	`account_id` text NOT NULL,
	`by_respondent` integer NOT NULL,
	`origin` text NOT NULL,
	`received_at` text NOT NULL,
	`on_date` text NOT NULL,
	`amounts` integer NOT NULL,
	`round_amounts` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `arrival_origin` ON `arrival` (`on_date`,`origin`);--> statement-breakpoint
CREATE INDEX `arrival_account` ON `arrival` (`on_date`,`account_id`);--> statement-breakpoint
CREATE INDEX `arrival_response` ON `arrival` (`response_id`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`response_id` text,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`byte_length` integer NOT NULL,
	`content_hash` text NOT NULL,
	`note` text NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	`added_role` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `evidence_unit` ON `evidence` (`unit_id`,`added_at`);--> statement-breakpoint
CREATE TABLE `evidence_content` (
	`evidence_id` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `reminder` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`response_id` text,
	`area_code` text NOT NULL,
	`reminded_at` text NOT NULL,
	`means` text NOT NULL,
	`recipient` text NOT NULL,
	`content` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `reminder_unit` ON `reminder` (`unit_id`,`reminded_at`);--> statement-breakpoint
CREATE INDEX `reminder_area` ON `reminder` (`area_code`,`id`);--> statement-breakpoint
CREATE INDEX `reminder_recorded` ON `reminder` (`recorded_at`,`id`);--> statement-breakpoint
CREATE TABLE `reminder_outcome` (
	`id` text PRIMARY KEY NOT NULL,
	`reminder_id` text NOT NULL,
	`kind` text NOT NULL,
	`happened_at` text NOT NULL,
	`note` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`reminder_id`) REFERENCES `reminder`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reminder_outcome_reminder` ON `reminder_outcome` (`reminder_id`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `signal` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`area_prefix` text NOT NULL,
	`on_date` text NOT NULL,
	`facts` text NOT NULL,
	`units` integer NOT NULL,
	`raised_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `signal_date` ON `signal` (`on_date`,`id`);--> statement-breakpoint
CREATE TABLE `signal_response` (
	`signal_id` text NOT NULL,
	`response_id` text NOT NULL,
	PRIMARY KEY(`signal_id`, `response_id`),
	FOREIGN KEY (`signal_id`) REFERENCES `signal`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `signal_response_response` ON `signal_response` (`response_id`);--> statement-breakpoint
CREATE TABLE `signal_settlement` (
	`id` text PRIMARY KEY NOT NULL,
	`signal_id` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text NOT NULL,
	`units` integer NOT NULL,
	`settled_at` text NOT NULL,
	`settled_by` text NOT NULL,
	FOREIGN KEY (`signal_id`) REFERENCES `signal`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `signal_settlement_signal` ON `signal_settlement` (`signal_id`,`settled_at`);
--> statement-breakpoint
CREATE TRIGGER `evidence_no_update` BEFORE UPDATE ON `evidence` BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `evidence_no_delete` BEFORE DELETE ON `evidence` BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `evidence_content_no_update` BEFORE UPDATE ON `evidence_content` BEGIN SELECT RAISE(ABORT, 'evidence_content is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `evidence_content_no_delete` BEFORE DELETE ON `evidence_content` BEGIN SELECT RAISE(ABORT, 'evidence_content is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reminder_no_update` BEFORE UPDATE ON `reminder` BEGIN SELECT RAISE(ABORT, 'reminder is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reminder_no_delete` BEFORE DELETE ON `reminder` BEGIN SELECT RAISE(ABORT, 'reminder is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reminder_outcome_no_update` BEFORE UPDATE ON `reminder_outcome` BEGIN SELECT RAISE(ABORT, 'reminder_outcome is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reminder_outcome_no_delete` BEFORE DELETE ON `reminder_outcome` BEGIN SELECT RAISE(ABORT, 'reminder_outcome is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `signal_settlement_no_update` BEFORE UPDATE ON `signal_settlement` BEGIN SELECT RAISE(ABORT, 'signal_settlement is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `signal_settlement_no_delete` BEFORE DELETE ON `signal_settlement` BEGIN SELECT RAISE(ABORT, 'signal_settlement is append-only'); END;
--> statement-breakpoint
DROP TRIGGER `deposited_key_no_update`;
--> statement-breakpoint
CREATE TRIGGER `deposited_key_no_update` BEFORE UPDATE ON `deposited_key` WHEN old.id IS NOT new.id OR old.account_id IS NOT new.account_id OR old.deposited_at IS NOT new.deposited_at BEGIN SELECT RAISE(ABORT, 'deposited_key is append-only but for its seal'); END;