CREATE TABLE `notice_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`area_prefix` text NOT NULL,
	`audience` text NOT NULL,
	`content` text NOT NULL,
	`reply_by` text NOT NULL,
	`letters` integer NOT NULL,
	`made_at` text NOT NULL,
	`made_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `notice_batch_area` ON `notice_batch` (`area_prefix`,`made_at`);--> statement-breakpoint
CREATE TABLE `notice_letter` (
	`batch_id` text NOT NULL,
	`number` integer NOT NULL,
	`recipient_id` text NOT NULL,
	`recipient_name` text NOT NULL,
	`owed` text NOT NULL,
	`reminder_id` text,
	PRIMARY KEY(`batch_id`, `number`),
	FOREIGN KEY (`batch_id`) REFERENCES `notice_batch`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `notice_letter_recipient` ON `notice_letter` (`recipient_id`);--> statement-breakpoint
CREATE TABLE `notice_outcome` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`happened_at` text NOT NULL,
	`note` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `notice_batch`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `notice_outcome_letter` ON `notice_outcome` (`batch_id`,`number`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `pes_assignment` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`survey_id` text NOT NULL,
	`block_code` text NOT NULL,
	`account_id` text NOT NULL,
	`assigned_at` text NOT NULL,
	`assigned_by` text NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `pes_survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `pes_assignment_block` ON `pes_assignment` (`survey_id`,`block_code`,`sequence`);--> statement-breakpoint
CREATE INDEX `pes_assignment_account` ON `pes_assignment` (`account_id`);--> statement-breakpoint
CREATE TABLE `pes_block` (
	`survey_id` text NOT NULL,
	`block_code` text NOT NULL,
	`name` text NOT NULL,
	`stratum` text NOT NULL,
	`units` integer NOT NULL,
	`units_hash` text NOT NULL,
	`drawn` integer NOT NULL,
	PRIMARY KEY(`survey_id`, `block_code`),
	FOREIGN KEY (`survey_id`) REFERENCES `pes_survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `pes_block_drawn` ON `pes_block` (`survey_id`,`drawn`);--> statement-breakpoint
CREATE TABLE `pes_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`survey_id` text NOT NULL,
	`area_prefix` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`result` text NOT NULL,
	`decided_at` text NOT NULL,
	`decided_by` text NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `pes_survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `pes_decision_area` ON `pes_decision` (`area_prefix`,`decided_at`);--> statement-breakpoint
CREATE TABLE `pes_find` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`act_id` text NOT NULL,
	`survey_id` text NOT NULL,
	`block_code` text NOT NULL,
	`found_id` text NOT NULL,
	`unit` text NOT NULL,
	`figures` text NOT NULL,
	`removed` integer NOT NULL,
	`made_at` text NOT NULL,
	`received_at` text NOT NULL,
	`found_by` text NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `pes_survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pes_find_act` ON `pes_find` (`act_id`);--> statement-breakpoint
CREATE INDEX `pes_find_block` ON `pes_find` (`survey_id`,`block_code`,`sequence`);--> statement-breakpoint
CREATE TABLE `pes_judgement` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`survey_id` text NOT NULL,
	`block_code` text NOT NULL,
	`key` text NOT NULL,
	`verdict` text NOT NULL,
	`unit_id` text,
	`evidence` text NOT NULL,
	`judged_at` text NOT NULL,
	`judged_by` text NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `pes_survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pes_judgement_id` ON `pes_judgement` (`id`);--> statement-breakpoint
CREATE INDEX `pes_judgement_block` ON `pes_judgement` (`survey_id`,`block_code`,`sequence`);--> statement-breakpoint
CREATE TABLE `pes_report` (
	`survey_id` text NOT NULL,
	`block_code` text NOT NULL,
	`act_id` text NOT NULL,
	`note` text NOT NULL,
	`reported_at` text NOT NULL,
	`reported_by` text NOT NULL,
	PRIMARY KEY(`survey_id`, `block_code`),
	FOREIGN KEY (`survey_id`) REFERENCES `pes_survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `pes_sealed_unit` (
	`survey_id` text NOT NULL,
	`block_code` text NOT NULL,
	`unit_id` text NOT NULL,
	`values` text NOT NULL,
	PRIMARY KEY(`survey_id`, `block_code`, `unit_id`),
	FOREIGN KEY (`survey_id`) REFERENCES `pes_survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `pes_survey` (
	`id` text PRIMARY KEY NOT NULL,
	`area_prefix` text NOT NULL,
	`name` text NOT NULL,
	`seed` text NOT NULL,
	`algorithm` text NOT NULL,
	`frame_hash` text NOT NULL,
	`blocks` integer NOT NULL,
	`units` integer NOT NULL,
	`blocks_asked` integer NOT NULL,
	`blocks_drawn` integer NOT NULL,
	`size_classes` integer NOT NULL,
	`bars` text NOT NULL,
	`tolerance` text NOT NULL,
	`sealed_at` text NOT NULL,
	`sealed_by` text NOT NULL,
	`opens_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `pes_survey_area` ON `pes_survey` (`area_prefix`,`sealed_at`);--> statement-breakpoint
CREATE TABLE `household_move` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`sample_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`block_code` text NOT NULL,
	`industry` text NOT NULL,
	`move` text NOT NULL,
	`note` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`sample_id`) REFERENCES `household_sample`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `household_move_id` ON `household_move` (`id`);--> statement-breakpoint
CREATE INDEX `household_move_sample` ON `household_move` (`sample_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `household_sample` (
	`id` text PRIMARY KEY NOT NULL,
	`area_prefix` text NOT NULL,
	`seed` text NOT NULL,
	`algorithm` text NOT NULL,
	`frame_hash` text NOT NULL,
	`threshold` integer NOT NULL,
	`blocks_asked` integer NOT NULL,
	`drawn_at` text NOT NULL,
	`drawn_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `household_sample_area` ON `household_sample` (`area_prefix`,`drawn_at`);--> statement-breakpoint
CREATE TABLE `sample_block` (
	`sample_id` text NOT NULL,
	`block_code` text NOT NULL,
	`stratum` text NOT NULL,
	`households` integer NOT NULL,
	`drawn` integer NOT NULL,
	PRIMARY KEY(`sample_id`, `block_code`),
	FOREIGN KEY (`sample_id`) REFERENCES `household_sample`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `sample_household` (
	`sample_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`block_code` text NOT NULL,
	`layer` integer NOT NULL,
	`industry` text NOT NULL,
	`expected_revenue` integer NOT NULL,
	`staff` integer NOT NULL,
	PRIMARY KEY(`sample_id`, `unit_id`),
	FOREIGN KEY (`sample_id`) REFERENCES `household_sample`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sample_household_block` ON `sample_household` (`sample_id`,`block_code`);--> statement-breakpoint
CREATE TABLE `sample_mark` (
	`sample_id` text NOT NULL,
	`unit_id` text NOT NULL,
	PRIMARY KEY(`sample_id`, `unit_id`),
	FOREIGN KEY (`sample_id`) REFERENCES `household_sample`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

--> statement-breakpoint
CREATE TRIGGER `pes_survey_no_update` BEFORE UPDATE ON `pes_survey` BEGIN SELECT RAISE(ABORT, 'pes_survey is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_survey_no_delete` BEFORE DELETE ON `pes_survey` BEGIN SELECT RAISE(ABORT, 'pes_survey is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_block_no_update` BEFORE UPDATE ON `pes_block` BEGIN SELECT RAISE(ABORT, 'pes_block is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_block_no_delete` BEFORE DELETE ON `pes_block` BEGIN SELECT RAISE(ABORT, 'pes_block is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_sealed_unit_no_update` BEFORE UPDATE ON `pes_sealed_unit` BEGIN SELECT RAISE(ABORT, 'pes_sealed_unit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_sealed_unit_no_delete` BEFORE DELETE ON `pes_sealed_unit` BEGIN SELECT RAISE(ABORT, 'pes_sealed_unit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_assignment_no_update` BEFORE UPDATE ON `pes_assignment` BEGIN SELECT RAISE(ABORT, 'pes_assignment is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_assignment_no_delete` BEFORE DELETE ON `pes_assignment` BEGIN SELECT RAISE(ABORT, 'pes_assignment is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_find_no_update` BEFORE UPDATE ON `pes_find` BEGIN SELECT RAISE(ABORT, 'pes_find is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_find_no_delete` BEFORE DELETE ON `pes_find` BEGIN SELECT RAISE(ABORT, 'pes_find is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_report_no_update` BEFORE UPDATE ON `pes_report` BEGIN SELECT RAISE(ABORT, 'pes_report is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_report_no_delete` BEFORE DELETE ON `pes_report` BEGIN SELECT RAISE(ABORT, 'pes_report is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_judgement_no_update` BEFORE UPDATE ON `pes_judgement` BEGIN SELECT RAISE(ABORT, 'pes_judgement is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_judgement_no_delete` BEFORE DELETE ON `pes_judgement` BEGIN SELECT RAISE(ABORT, 'pes_judgement is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_decision_no_update` BEFORE UPDATE ON `pes_decision` BEGIN SELECT RAISE(ABORT, 'pes_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `pes_decision_no_delete` BEFORE DELETE ON `pes_decision` BEGIN SELECT RAISE(ABORT, 'pes_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `household_sample_no_update` BEFORE UPDATE ON `household_sample` BEGIN SELECT RAISE(ABORT, 'household_sample is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `household_sample_no_delete` BEFORE DELETE ON `household_sample` BEGIN SELECT RAISE(ABORT, 'household_sample is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sample_block_no_update` BEFORE UPDATE ON `sample_block` BEGIN SELECT RAISE(ABORT, 'sample_block is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sample_block_no_delete` BEFORE DELETE ON `sample_block` BEGIN SELECT RAISE(ABORT, 'sample_block is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sample_household_no_update` BEFORE UPDATE ON `sample_household` BEGIN SELECT RAISE(ABORT, 'sample_household is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sample_household_no_delete` BEFORE DELETE ON `sample_household` BEGIN SELECT RAISE(ABORT, 'sample_household is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sample_mark_no_update` BEFORE UPDATE ON `sample_mark` BEGIN SELECT RAISE(ABORT, 'sample_mark is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sample_mark_no_delete` BEFORE DELETE ON `sample_mark` BEGIN SELECT RAISE(ABORT, 'sample_mark is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `household_move_no_update` BEFORE UPDATE ON `household_move` BEGIN SELECT RAISE(ABORT, 'household_move is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `household_move_no_delete` BEFORE DELETE ON `household_move` BEGIN SELECT RAISE(ABORT, 'household_move is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `notice_batch_no_update` BEFORE UPDATE ON `notice_batch` BEGIN SELECT RAISE(ABORT, 'notice_batch is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `notice_batch_no_delete` BEFORE DELETE ON `notice_batch` BEGIN SELECT RAISE(ABORT, 'notice_batch is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `notice_letter_no_update` BEFORE UPDATE ON `notice_letter` BEGIN SELECT RAISE(ABORT, 'notice_letter is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `notice_letter_no_delete` BEFORE DELETE ON `notice_letter` BEGIN SELECT RAISE(ABORT, 'notice_letter is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `notice_outcome_no_update` BEFORE UPDATE ON `notice_outcome` BEGIN SELECT RAISE(ABORT, 'notice_outcome is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `notice_outcome_no_delete` BEFORE DELETE ON `notice_outcome` BEGIN SELECT RAISE(ABORT, 'notice_outcome is append-only'); END;