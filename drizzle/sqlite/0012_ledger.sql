CREATE TABLE `ledger_entry` (
	`import_id` text NOT NULL,
	`row` integer NOT NULL,
	`source` text NOT NULL,
	`name` text NOT NULL,
	`unit_id` text,
	`area` text NOT NULL,
	`disposition` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`import_id`, `row`),
	FOREIGN KEY (`import_id`) REFERENCES `frame_import`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `ledger_entry_unit` ON `ledger_entry` (`unit_id`);--> statement-breakpoint
CREATE INDEX `ledger_entry_standing` ON `ledger_entry` (`disposition`,`reason`,`import_id`,`row`);--> statement-breakpoint
CREATE TABLE `ledger_judgement` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`import_id` text NOT NULL,
	`row` integer NOT NULL,
	`disposition` text NOT NULL,
	`unit_id` text,
	`note` text NOT NULL,
	`judged_at` text NOT NULL,
	`judged_by` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `frame_import`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_judgement_id` ON `ledger_judgement` (`id`);--> statement-breakpoint
CREATE INDEX `ledger_judgement_row` ON `ledger_judgement` (`import_id`,`row`);--> statement-breakpoint
CREATE TABLE `ledger_sum` (
	`import_id` text NOT NULL,
	`area` text NOT NULL,
	`disposition` text NOT NULL,
	`reason` text NOT NULL,
	`source` text NOT NULL,
	`records` integer NOT NULL,
	PRIMARY KEY(`import_id`, `area`, `disposition`, `reason`),
	FOREIGN KEY (`import_id`) REFERENCES `frame_import`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `merged_unit` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`into` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`into`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `merged_unit_into` ON `merged_unit` (`into`);
--> statement-breakpoint
INSERT INTO `merged_unit` (`unit_id`, `into`) SELECT CASE WHEN `unit_a` = `first_unit` THEN `unit_b` ELSE `unit_a` END, `first_unit` FROM `duplicate_pair` WHERE `state` = 'decided' AND `kind` = 'merge';
--> statement-breakpoint
CREATE TRIGGER `ledger_judgement_no_update` BEFORE UPDATE ON `ledger_judgement` BEGIN SELECT RAISE(ABORT, 'ledger_judgement is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_judgement_no_delete` BEFORE DELETE ON `ledger_judgement` BEGIN SELECT RAISE(ABORT, 'ledger_judgement is append-only'); END;
