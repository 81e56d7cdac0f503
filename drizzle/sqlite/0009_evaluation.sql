CREATE TABLE `cross_unit_case` (
	`id` text PRIMARY KEY NOT NULL,
	`rule` text NOT NULL,
	`finding_id` text NOT NULL,
	`area_prefix` text NOT NULL,
	`state` text NOT NULL,
	`reopened` integer NOT NULL,
	`raised_at` text NOT NULL,
	`seen_at` text NOT NULL,
	`seen_run_id` text NOT NULL,
	`settlement_id` text,
	FOREIGN KEY (`finding_id`) REFERENCES `cross_unit_finding`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `cross_unit_case_state` ON `cross_unit_case` (`state`,`raised_at`,`id`);--> statement-breakpoint
CREATE TABLE `cross_unit_settlement` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`finding_id` text NOT NULL,
	`outcome` text NOT NULL,
	`reason_code` text NOT NULL,
	`reason_text` text NOT NULL,
	`response_ids` text NOT NULL,
	`settled_at` text NOT NULL,
	`settled_by` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cross_unit_case`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `cross_unit_settlement_case` ON `cross_unit_settlement` (`case_id`,`settled_at`);--> statement-breakpoint
CREATE TABLE `evaluation_tally` (
	`run_id` text NOT NULL,
	`form_id` text NOT NULL,
	`rule` text NOT NULL,
	`severity` text NOT NULL,
	`area_prefix` text NOT NULL,
	`industry_division` text NOT NULL,
	`responses` integer NOT NULL,
	PRIMARY KEY(`run_id`, `rule`, `severity`, `area_prefix`, `industry_division`),
	FOREIGN KEY (`run_id`) REFERENCES `evaluation_run`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `evaluation_run` ADD `started_by` text;--> statement-breakpoint
ALTER TABLE `evaluation_run` ADD `units_in_all` integer;--> statement-breakpoint
ALTER TABLE `evaluation_run` ADD `cancelled_at` text;--> statement-breakpoint
ALTER TABLE `evaluation_run` ADD `cancelled_by` text;--> statement-breakpoint
ALTER TABLE `evaluation_run` ADD `failure` text;
--> statement-breakpoint
CREATE TRIGGER `evaluation_tally_no_update` BEFORE UPDATE ON `evaluation_tally` BEGIN SELECT RAISE(ABORT, 'evaluation_tally is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `evaluation_tally_no_delete` BEFORE DELETE ON `evaluation_tally` BEGIN SELECT RAISE(ABORT, 'evaluation_tally is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `cross_unit_settlement_no_update` BEFORE UPDATE ON `cross_unit_settlement` BEGIN SELECT RAISE(ABORT, 'cross_unit_settlement is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `cross_unit_settlement_no_delete` BEFORE DELETE ON `cross_unit_settlement` BEGIN SELECT RAISE(ABORT, 'cross_unit_settlement is append-only'); END;