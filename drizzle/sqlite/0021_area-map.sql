CREATE TABLE `block_change` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`area_code` text NOT NULL,
	`change` text NOT NULL,
	`before` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`effective_at` text NOT NULL,
	`changed_by` text NOT NULL,
	FOREIGN KEY (`area_code`) REFERENCES `area`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `block_change_id` ON `block_change` (`id`);--> statement-breakpoint
CREATE INDEX `block_change_area` ON `block_change` (`area_code`,`sequence`);--> statement-breakpoint
CREATE TABLE `handover` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`from_block` text NOT NULL,
	`to_block` text NOT NULL,
	`reason` text NOT NULL,
	`started_at` text NOT NULL,
	`started_by` text NOT NULL,
	`accepted_at` text,
	`accepted_by` text,
	FOREIGN KEY (`from_block`) REFERENCES `block`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_block`) REFERENCES `block`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `handover_unit` ON `handover` (`unit_id`,`accepted_at`);--> statement-breakpoint
CREATE INDEX `handover_from` ON `handover` (`from_block`,`accepted_at`);--> statement-breakpoint
CREATE INDEX `handover_to` ON `handover` (`to_block`,`accepted_at`);--> statement-breakpoint
CREATE TABLE `zone` (
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`area_prefix` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`geometry` text NOT NULL,
	`reason` text NOT NULL,
	`effective_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`ended_at` text,
	PRIMARY KEY(`id`, `version`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `zone_area` ON `zone` (`area_prefix`,`ended_at`);--> statement-breakpoint
ALTER TABLE `block` ADD `ended_at` text;--> statement-breakpoint
CREATE TRIGGER `block_change_no_update` BEFORE UPDATE ON `block_change` BEGIN SELECT RAISE(ABORT, 'block_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `block_change_no_delete` BEFORE DELETE ON `block_change` BEGIN SELECT RAISE(ABORT, 'block_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `handover_no_delete` BEFORE DELETE ON `handover` BEGIN SELECT RAISE(ABORT, 'handover is never removed'); END;
--> statement-breakpoint
CREATE TRIGGER `zone_no_delete` BEFORE DELETE ON `zone` BEGIN SELECT RAISE(ABORT, 'zone is never removed'); END;
