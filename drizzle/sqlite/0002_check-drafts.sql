CREATE TABLE `check_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`form_id` text NOT NULL,
	`form_version` text NOT NULL,
	`kind` text NOT NULL,
	`check_id` text NOT NULL,
	`text` text NOT NULL,
	`cases` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`edition` integer NOT NULL,
	`base_publication` integer NOT NULL,
	`author_id` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`decision_note` text,
	`publication` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `check_draft_form` ON `check_draft` (`form_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `rule_set` (
	`form_id` text NOT NULL,
	`form_version` text NOT NULL,
	`publication` integer NOT NULL,
	`changes` text NOT NULL,
	`effective_at` text NOT NULL,
	`published_at` text NOT NULL,
	`published_by` text NOT NULL,
	`draft_id` text NOT NULL,
	PRIMARY KEY(`form_id`, `form_version`, `publication`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `finding` ADD `explained` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `revision` ADD `rule_version` text;--> statement-breakpoint
CREATE TRIGGER `rule_set_no_update` BEFORE UPDATE ON `rule_set` BEGIN SELECT RAISE(ABORT, 'rule_set is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `rule_set_no_delete` BEFORE DELETE ON `rule_set` BEGIN SELECT RAISE(ABORT, 'rule_set is append-only'); END;
