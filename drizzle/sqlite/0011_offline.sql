CREATE TABLE `building_change` (
	`id` text PRIMARY KEY NOT NULL,
	`building_code` text NOT NULL,
	`before` text,
	`after` text NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	FOREIGN KEY (`building_code`) REFERENCES `building`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `building_change_building` ON `building_change` (`building_code`);--> statement-breakpoint
CREATE TABLE `building_visit` (
	`id` text PRIMARY KEY NOT NULL,
	`building_code` text NOT NULL,
	`block_code` text NOT NULL,
	`finding` text NOT NULL,
	`note` text NOT NULL,
	`visited_at` text NOT NULL,
	`visited_by` text NOT NULL,
	`received_at` text NOT NULL,
	FOREIGN KEY (`block_code`) REFERENCES `block`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `building_visit_block` ON `building_visit` (`block_code`,`visited_at`);--> statement-breakpoint
CREATE TABLE `deposited_key` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`data_key` text NOT NULL,
	`deposited_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `field_act` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`content` blob NOT NULL,
	`content_hash` text NOT NULL,
	`area_code` text,
	`received_at` text NOT NULL,
	`received_by` text NOT NULL,
	`outcome` text NOT NULL,
	`receipt` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `field_act_outcome` ON `field_act` (`outcome`,`received_at`,`id`);--> statement-breakpoint
CREATE TABLE `photo` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`area_code` text NOT NULL,
	`description` text NOT NULL,
	`announced_at` text NOT NULL,
	`taken_by` text NOT NULL,
	`received_at` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `photo_subject` ON `photo` (`subject_id`);--> statement-breakpoint
CREATE TABLE `photo_part` (
	`photo_id` text NOT NULL,
	`position` integer NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`photo_id`, `position`),
	FOREIGN KEY (`photo_id`) REFERENCES `photo`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `recheck` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`revision_id` text,
	`result` text NOT NULL,
	`note` text NOT NULL,
	`draw` text NOT NULL,
	`checked_at` text NOT NULL,
	`checked_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `recheck_response` ON `recheck` (`response_id`);--> statement-breakpoint
ALTER TABLE `revision` ADD `registration` text;
--> statement-breakpoint
CREATE TRIGGER `building_change_no_update` BEFORE UPDATE ON `building_change` BEGIN SELECT RAISE(ABORT, 'building_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `building_change_no_delete` BEFORE DELETE ON `building_change` BEGIN SELECT RAISE(ABORT, 'building_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `building_visit_no_update` BEFORE UPDATE ON `building_visit` BEGIN SELECT RAISE(ABORT, 'building_visit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `building_visit_no_delete` BEFORE DELETE ON `building_visit` BEGIN SELECT RAISE(ABORT, 'building_visit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `deposited_key_no_update` BEFORE UPDATE ON `deposited_key` BEGIN SELECT RAISE(ABORT, 'deposited_key is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `deposited_key_no_delete` BEFORE DELETE ON `deposited_key` BEGIN SELECT RAISE(ABORT, 'deposited_key is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `field_act_no_update` BEFORE UPDATE ON `field_act` BEGIN SELECT RAISE(ABORT, 'field_act is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `field_act_no_delete` BEFORE DELETE ON `field_act` BEGIN SELECT RAISE(ABORT, 'field_act is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `recheck_no_update` BEFORE UPDATE ON `recheck` BEGIN SELECT RAISE(ABORT, 'recheck is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `recheck_no_delete` BEFORE DELETE ON `recheck` BEGIN SELECT RAISE(ABORT, 'recheck is append-only'); END;