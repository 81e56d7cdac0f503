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
CREATE INDEX `omission_step_signal` ON `omission_step` (`signal_id`);
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
