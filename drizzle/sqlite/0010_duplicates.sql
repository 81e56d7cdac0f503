CREATE TABLE `frame_heading` (
	`area_prefix` text NOT NULL,
	`source` text NOT NULL,
	`heading` text NOT NULL,
	`meaning` text,
	PRIMARY KEY(`area_prefix`, `source`, `heading`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `unit_outcome_withdrawal` (
	`outcome_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`withdrawn_at` text NOT NULL,
	`withdrawn_by` text NOT NULL,
	FOREIGN KEY (`outcome_id`) REFERENCES `unit_outcome`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `duplicate_decision` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`pair_id` text NOT NULL,
	`kind` text NOT NULL,
	`first_unit` text,
	`chosen` text NOT NULL,
	`reason` text NOT NULL,
	`part` text NOT NULL,
	`weight` integer NOT NULL,
	`takes_effect` integer NOT NULL,
	`changes` text NOT NULL,
	`decided_at` text NOT NULL,
	`decided_by` text NOT NULL,
	FOREIGN KEY (`pair_id`) REFERENCES `duplicate_pair`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `duplicate_decision_id` ON `duplicate_decision` (`id`);--> statement-breakpoint
CREATE INDEX `duplicate_decision_pair` ON `duplicate_decision` (`pair_id`);--> statement-breakpoint
CREATE TABLE `duplicate_pair` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_a` text NOT NULL,
	`unit_b` text NOT NULL,
	`weight` integer NOT NULL,
	`reasons` text NOT NULL,
	`cluster` text,
	`branch` integer NOT NULL,
	`consequence` integer NOT NULL,
	`run_id` text NOT NULL,
	`state` text NOT NULL,
	`absorbed` integer NOT NULL,
	`decision_id` text,
	`kind` text,
	`first_unit` text,
	`decided_at` text,
	`to_check` integer NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `duplicate_run`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `duplicate_pair_weight` ON `duplicate_pair` (`state`,`weight`,`id`);--> statement-breakpoint
CREATE INDEX `duplicate_pair_consequence` ON `duplicate_pair` (`state`,`consequence`,`id`);--> statement-breakpoint
CREATE INDEX `duplicate_pair_unit_a` ON `duplicate_pair` (`unit_a`);--> statement-breakpoint
CREATE INDEX `duplicate_pair_unit_b` ON `duplicate_pair` (`unit_b`);--> statement-breakpoint
CREATE TABLE `duplicate_run` (
	`id` text PRIMARY KEY NOT NULL,
	`area_prefix` text NOT NULL,
	`state` text NOT NULL,
	`units` integer NOT NULL,
	`records` integer NOT NULL,
	`pairs` integer NOT NULL,
	`new_pairs` integer NOT NULL,
	`decisions` integer NOT NULL,
	`started_at` text NOT NULL,
	`started_by` text NOT NULL,
	`finished_at` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `duplicate_run_area` ON `duplicate_run` (`area_prefix`,`started_at`);--> statement-breakpoint
CREATE TABLE `duplicate_setting` (
	`area_prefix` text PRIMARY KEY NOT NULL,
	`two_clerks` integer NOT NULL,
	`bulk_from` integer,
	`check_one_in` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `duplicate_undo` (
	`decision_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`restored` text NOT NULL,
	`left` text NOT NULL,
	`undone_at` text NOT NULL,
	`undone_by` text NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `frame_import` ADD `comparison` text;--> statement-breakpoint
CREATE INDEX `unit_opened` ON `unit` (`opened_at`);
--> statement-breakpoint
CREATE TRIGGER `duplicate_decision_no_update` BEFORE UPDATE ON `duplicate_decision` BEGIN SELECT RAISE(ABORT, 'duplicate_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `duplicate_decision_no_delete` BEFORE DELETE ON `duplicate_decision` BEGIN SELECT RAISE(ABORT, 'duplicate_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `duplicate_undo_no_update` BEFORE UPDATE ON `duplicate_undo` BEGIN SELECT RAISE(ABORT, 'duplicate_undo is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `duplicate_undo_no_delete` BEFORE DELETE ON `duplicate_undo` BEGIN SELECT RAISE(ABORT, 'duplicate_undo is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_outcome_withdrawal_no_update` BEFORE UPDATE ON `unit_outcome_withdrawal` BEGIN SELECT RAISE(ABORT, 'unit_outcome_withdrawal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_outcome_withdrawal_no_delete` BEFORE DELETE ON `unit_outcome_withdrawal` BEGIN SELECT RAISE(ABORT, 'unit_outcome_withdrawal is append-only'); END;