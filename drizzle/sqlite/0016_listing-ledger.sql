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
CREATE INDEX `merged_unit_into` ON `merged_unit` (`into`);--> statement-breakpoint
CREATE TABLE `listing_signature` (
	`id` text PRIMARY KEY NOT NULL,
	`area_prefix` text NOT NULL,
	`edition` integer NOT NULL,
	`statement` text NOT NULL,
	`checks` text NOT NULL,
	`units` integer NOT NULL,
	`content_hash` text NOT NULL,
	`signed_at` text NOT NULL,
	`signed_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `listing_signature_edition` ON `listing_signature` (`area_prefix`,`edition`);--> statement-breakpoint
CREATE TABLE `listing_unit` (
	`signature_id` text NOT NULL,
	`place` integer NOT NULL,
	`unit_id` text NOT NULL,
	`roster` text NOT NULL,
	`area_code` text NOT NULL,
	`values` text NOT NULL,
	PRIMARY KEY(`signature_id`, `place`),
	FOREIGN KEY (`signature_id`) REFERENCES `listing_signature`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `listing_unit_roster` ON `listing_unit` (`signature_id`,`roster`,`place`);--> statement-breakpoint
CREATE TABLE `omission_signal` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`says` text NOT NULL,
	`area_code` text NOT NULL,
	`block_code` text,
	`building_code` text,
	`unit_id` text,
	`weight` integer NOT NULL,
	`found_at` text NOT NULL,
	`last_found_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `omission_signal_queue` ON `omission_signal` (`state`,`weight`,`id`);--> statement-breakpoint
CREATE INDEX `omission_signal_area` ON `omission_signal` (`area_code`);--> statement-breakpoint
CREATE INDEX `omission_signal_block` ON `omission_signal` (`block_code`,`state`);--> statement-breakpoint
CREATE TABLE `omission_step` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`signal_id` text NOT NULL,
	`kind` text NOT NULL,
	`finding` text,
	`note` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`signal_id`) REFERENCES `omission_signal`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `omission_step_id` ON `omission_step` (`id`);--> statement-breakpoint
CREATE INDEX `omission_step_signal` ON `omission_step` (`signal_id`);--> statement-breakpoint
ALTER TABLE `recheck` ADD `unit_wrong` integer;--> statement-breakpoint
ALTER TABLE `recheck` ADD `items_checked` integer;--> statement-breakpoint
ALTER TABLE `recheck` ADD `items_wrong` integer;
--> statement-breakpoint
INSERT INTO `merged_unit` (`unit_id`, `into`) SELECT CASE WHEN `unit_a` = `first_unit` THEN `unit_b` ELSE `unit_a` END, `first_unit` FROM `duplicate_pair` WHERE `state` = 'decided' AND `kind` = 'merge';
--> statement-breakpoint
CREATE TRIGGER `ledger_judgement_no_update` BEFORE UPDATE ON `ledger_judgement` BEGIN SELECT RAISE(ABORT, 'ledger_judgement is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_judgement_no_delete` BEFORE DELETE ON `ledger_judgement` BEGIN SELECT RAISE(ABORT, 'ledger_judgement is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `omission_step_no_update` BEFORE UPDATE ON `omission_step` BEGIN SELECT RAISE(ABORT, 'omission_step is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `omission_step_no_delete` BEFORE DELETE ON `omission_step` BEGIN SELECT RAISE(ABORT, 'omission_step is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `listing_signature_no_update` BEFORE UPDATE ON `listing_signature` BEGIN SELECT RAISE(ABORT, 'listing_signature is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `listing_signature_no_delete` BEFORE DELETE ON `listing_signature` BEGIN SELECT RAISE(ABORT, 'listing_signature is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `listing_unit_no_update` BEFORE UPDATE ON `listing_unit` BEGIN SELECT RAISE(ABORT, 'listing_unit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `listing_unit_no_delete` BEFORE DELETE ON `listing_unit` BEGIN SELECT RAISE(ABORT, 'listing_unit is append-only'); END;