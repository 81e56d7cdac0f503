CREATE TABLE `establishment_declaration` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`unit_id` text NOT NULL,
	`list_hash` text NOT NULL,
	`lines` text NOT NULL,
	`establishments` integer NOT NULL,
	`declared_at` text NOT NULL,
	`declared_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `establishment_declaration_id` ON `establishment_declaration` (`id`);--> statement-breakpoint
CREATE INDEX `establishment_declaration_unit` ON `establishment_declaration` (`unit_id`);--> statement-breakpoint
CREATE TABLE `establishment_word` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`closed_on` text,
	`reason` text NOT NULL,
	`told` text,
	`signal_id` text,
	`said_at` text NOT NULL,
	`said_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `establishment_word_id` ON `establishment_word` (`id`);--> statement-breakpoint
CREATE INDEX `establishment_word_unit` ON `establishment_word` (`unit_id`);
--> statement-breakpoint
CREATE INDEX `revision_owner` ON `revision` (json_extract(`answers`, '$.owningUnitCreditCode')) WHERE json_extract(`answers`, '$.owningUnitCreditCode') IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `establishment_declaration_no_update` BEFORE UPDATE ON `establishment_declaration` BEGIN SELECT RAISE(ABORT, 'establishment_declaration is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `establishment_declaration_no_delete` BEFORE DELETE ON `establishment_declaration` BEGIN SELECT RAISE(ABORT, 'establishment_declaration is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `establishment_word_no_update` BEFORE UPDATE ON `establishment_word` BEGIN SELECT RAISE(ABORT, 'establishment_word is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `establishment_word_no_delete` BEFORE DELETE ON `establishment_word` BEGIN SELECT RAISE(ABORT, 'establishment_word is append-only'); END;