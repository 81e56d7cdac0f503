CREATE TABLE `unit_ledger_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`year` text NOT NULL,
	`version` integer NOT NULL,
	`struck` integer NOT NULL,
	`sort_date` text NOT NULL,
	`booked_on` text,
	`period` text NOT NULL,
	`reference` text NOT NULL,
	`item_text` text NOT NULL,
	`item_key` text NOT NULL,
	`place` text,
	`code` text NOT NULL,
	`quantity_e_4` integer,
	`measure` text NOT NULL,
	`amount_fen` integer,
	`origin` text NOT NULL,
	`file_id` text,
	`file_row` integer,
	`by_hand` integer NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_ledger_entry_order` ON `unit_ledger_entry` (`unit_id`,`year`,`sort_date`,`id`);--> statement-breakpoint
CREATE INDEX `unit_ledger_entry_item` ON `unit_ledger_entry` (`unit_id`,`item_key`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `unit_ledger_entry_version` (
	`entry_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`struck` integer NOT NULL,
	`file_id` text,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	PRIMARY KEY(`entry_id`, `version`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `unit_ledger_file` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`year` text NOT NULL,
	`file_name` text NOT NULL,
	`content_hash` text NOT NULL,
	`content` blob NOT NULL,
	`received_at` text NOT NULL,
	`received_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_ledger_file_unit` ON `unit_ledger_file` (`unit_id`,`year`,`received_at`);--> statement-breakpoint
CREATE TABLE `unit_ledger_import` (
	`id` text PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`headings` text NOT NULL,
	`mapping` text NOT NULL,
	`report` text NOT NULL,
	`imported_at` text NOT NULL,
	`imported_by` text NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `unit_ledger_file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_ledger_import_file` ON `unit_ledger_import` (`file_id`);
--> statement-breakpoint
CREATE TRIGGER `unit_ledger_entry_version_no_update` BEFORE UPDATE ON `unit_ledger_entry_version` BEGIN SELECT RAISE(ABORT, 'unit_ledger_entry_version is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_ledger_entry_version_no_delete` BEFORE DELETE ON `unit_ledger_entry_version` BEGIN SELECT RAISE(ABORT, 'unit_ledger_entry_version is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_ledger_file_no_update` BEFORE UPDATE ON `unit_ledger_file` BEGIN SELECT RAISE(ABORT, 'unit_ledger_file is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_ledger_file_no_delete` BEFORE DELETE ON `unit_ledger_file` BEGIN SELECT RAISE(ABORT, 'unit_ledger_file is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_ledger_import_no_update` BEFORE UPDATE ON `unit_ledger_import` BEGIN SELECT RAISE(ABORT, 'unit_ledger_import is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_ledger_import_no_delete` BEFORE DELETE ON `unit_ledger_import` BEGIN SELECT RAISE(ABORT, 'unit_ledger_import is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_ledger_entry_no_delete` BEFORE DELETE ON `unit_ledger_entry` BEGIN SELECT RAISE(ABORT, 'ledger entries are struck, not removed'); END;