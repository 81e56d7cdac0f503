CREATE TABLE `cross_unit_finding` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`rule` text NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`unit_ids` text NOT NULL,
	`message` text NOT NULL,
	`raised_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `cross_unit_finding_rule` ON `cross_unit_finding` (`rule`);--> statement-breakpoint
CREATE TABLE `evaluation` (
	`revision_id` text NOT NULL,
	`basis` text NOT NULL,
	`run_id` text NOT NULL,
	`rule_version` text NOT NULL,
	`evaluated_at` text NOT NULL,
	`mandatory_findings` integer NOT NULL,
	`verify_findings` integer NOT NULL,
	`advisory_findings` integer NOT NULL,
	PRIMARY KEY(`revision_id`, `basis`),
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `evaluation_finding` (
	`revision_id` text NOT NULL,
	`basis` text NOT NULL,
	`position` integer NOT NULL,
	`rule` text NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`fields` text NOT NULL,
	`message` text NOT NULL,
	PRIMARY KEY(`revision_id`, `basis`, `position`),
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `evaluation_finding_rule` ON `evaluation_finding` (`rule`);--> statement-breakpoint
CREATE TABLE `evaluation_run` (
	`id` text PRIMARY KEY NOT NULL,
	`area_prefix` text NOT NULL,
	`form_id` text,
	`rule_version` text NOT NULL,
	`started_at` text NOT NULL,
	`finished_at` text,
	`after_unit_id` text NOT NULL,
	`units` integer NOT NULL,
	`responses` integer NOT NULL,
	`findings` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `evaluation_run_started` ON `evaluation_run` (`started_at`);
--> statement-breakpoint
CREATE TRIGGER `evaluation_no_update` BEFORE UPDATE ON `evaluation` BEGIN SELECT RAISE(ABORT, 'evaluation is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `evaluation_no_delete` BEFORE DELETE ON `evaluation` BEGIN SELECT RAISE(ABORT, 'evaluation is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `evaluation_finding_no_update` BEFORE UPDATE ON `evaluation_finding` BEGIN SELECT RAISE(ABORT, 'evaluation_finding is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `evaluation_finding_no_delete` BEFORE DELETE ON `evaluation_finding` BEGIN SELECT RAISE(ABORT, 'evaluation_finding is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `cross_unit_finding_no_update` BEFORE UPDATE ON `cross_unit_finding` BEGIN SELECT RAISE(ABORT, 'cross_unit_finding is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `cross_unit_finding_no_delete` BEFORE DELETE ON `cross_unit_finding` BEGIN SELECT RAISE(ABORT, 'cross_unit_finding is append-only'); END;
