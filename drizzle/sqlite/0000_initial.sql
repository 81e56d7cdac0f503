CREATE TABLE `area` (
	`code` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`parent_code` text,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `area_parent` ON `area` (`parent_code`);--> statement-breakpoint
CREATE TABLE `block` (
	`code` text PRIMARY KEY NOT NULL,
	`area_code` text NOT NULL,
	`name` text NOT NULL,
	`geometry` text NOT NULL,
	FOREIGN KEY (`area_code`) REFERENCES `area`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `block_area` ON `block` (`area_code`);--> statement-breakpoint
CREATE TABLE `block_assignment` (
	`block_code` text NOT NULL,
	`account_id` text NOT NULL,
	`assigned_at` text NOT NULL,
	PRIMARY KEY(`block_code`, `account_id`),
	FOREIGN KEY (`block_code`) REFERENCES `block`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `block_assignment_account` ON `block_assignment` (`account_id`);--> statement-breakpoint
CREATE TABLE `building` (
	`code` text PRIMARY KEY NOT NULL,
	`block_code` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`kind` text NOT NULL,
	`floors` integer NOT NULL,
	`geometry` text NOT NULL,
	FOREIGN KEY (`block_code`) REFERENCES `block`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `building_block` ON `building` (`block_code`);--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`recorded_at` text NOT NULL,
	`request_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_role` text NOT NULL,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`reason` text,
	`before` text,
	`after` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_entry_subject` ON `audit_entry` (`subject_kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `audit_entry_actor` ON `audit_entry` (`actor_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `frame_import` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`area_prefix` text NOT NULL,
	`file_name` text NOT NULL,
	`encoding` text NOT NULL,
	`content_hash` text NOT NULL,
	`imported_at` text NOT NULL,
	`imported_by` text NOT NULL,
	`rows` integer NOT NULL,
	`accepted` integer NOT NULL,
	`rejected` integer NOT NULL,
	`matched` integer NOT NULL,
	`opened` integer NOT NULL,
	`notices` text NOT NULL,
	`columns` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `frame_import_content` ON `frame_import` (`source`,`content_hash`);--> statement-breakpoint
CREATE INDEX `frame_import_area` ON `frame_import` (`area_prefix`,`imported_at`);--> statement-breakpoint
CREATE TABLE `frame_import_file` (
	`import_id` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `frame_import`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `frame_record` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`source` text NOT NULL,
	`row` integer NOT NULL,
	`unit_id` text NOT NULL,
	`values` text NOT NULL,
	`raw` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `frame_import`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `frame_record_unit` ON `frame_record` (`unit_id`);--> statement-breakpoint
CREATE INDEX `frame_record_import` ON `frame_record` (`import_id`,`row`);--> statement-breakpoint
CREATE TABLE `frame_rejection` (
	`import_id` text NOT NULL,
	`row` integer NOT NULL,
	`field` text,
	`reason` text NOT NULL,
	`message` text NOT NULL,
	`raw` text NOT NULL,
	PRIMARY KEY(`import_id`, `row`),
	FOREIGN KEY (`import_id`) REFERENCES `frame_import`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`unified_social_credit_code` text,
	`area_code` text,
	`block_code` text,
	`building_code` text,
	`address` text NOT NULL,
	`phone` text,
	`legal_representative` text,
	`industry_code` text,
	`institution_type` text,
	`above_scale` integer NOT NULL,
	`origin` text NOT NULL,
	`outcome` text,
	`opened_at` text NOT NULL,
	`synthetic` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_credit_code` ON `unit` (`unified_social_credit_code`);--> statement-breakpoint
CREATE INDEX `unit_area` ON `unit` (`area_code`,`id`);--> statement-breakpoint
CREATE INDEX `unit_block` ON `unit` (`block_code`,`id`);--> statement-breakpoint
CREATE TABLE `unit_outcome` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`outcome` text NOT NULL,
	`evidence` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_outcome_unit` ON `unit_outcome` (`unit_id`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`display_name` text NOT NULL,
	`role` text NOT NULL,
	`scope` text NOT NULL,
	`created_at` text NOT NULL,
	`last_date` text,
	`disabled_at` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token` ON `session` (`token_hash`);--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE TABLE `sign_in_link` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_link_token` ON `sign_in_link` (`token_hash`);--> statement-breakpoint
CREATE TABLE `form_opening` (
	`form_id` text NOT NULL,
	`form_version` text NOT NULL,
	`opens_on` text NOT NULL,
	`due_on` text,
	PRIMARY KEY(`form_id`, `form_version`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `finding` (
	`revision_id` text NOT NULL,
	`position` integer NOT NULL,
	`rule` text NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`fields` text NOT NULL,
	`message` text NOT NULL,
	PRIMARY KEY(`revision_id`, `position`),
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `finding_rule` ON `finding` (`rule`);--> statement-breakpoint
CREATE TABLE `prior_response` (
	`unit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`period` text NOT NULL,
	`answers` text NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`unit_id`, `form_id`, `period`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `quarantined_upload` (
	`id` text PRIMARY KEY NOT NULL,
	`revision_id` text NOT NULL,
	`response_id` text NOT NULL,
	`area_code` text,
	`received_at` text NOT NULL,
	`received_by` text NOT NULL,
	`reason` text NOT NULL,
	`message` text NOT NULL,
	`content_hash` text NOT NULL,
	`content` blob NOT NULL,
	`receipt` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `quarantined_upload_revision` ON `quarantined_upload` (`revision_id`,`content_hash`);--> statement-breakpoint
CREATE INDEX `quarantined_upload_received` ON `quarantined_upload` (`received_at`,`id`);--> statement-breakpoint
CREATE TABLE `response` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`form_version` text NOT NULL,
	`period` text NOT NULL,
	`state` text NOT NULL,
	`area_code` text,
	`block_code` text,
	`latest_revision_id` text,
	`revisions` integer NOT NULL,
	`in_conflict` integer DEFAULT false NOT NULL,
	`settled_revision_id` text,
	`settled_revisions` integer DEFAULT 0 NOT NULL,
	`mandatory_findings` integer NOT NULL,
	`verify_findings` integer NOT NULL,
	`advisory_findings` integer NOT NULL,
	`explained_findings` integer NOT NULL,
	`due_date` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `response_unit` ON `response` (`unit_id`);--> statement-breakpoint
CREATE INDEX `response_block` ON `response` (`block_code`);--> statement-breakpoint
CREATE INDEX `response_area_updated` ON `response` (`area_code`,`updated_at`);--> statement-breakpoint
CREATE INDEX `response_state_updated` ON `response` (`state`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `response_updated` ON `response` (`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `response_draft` (
	`response_id` text PRIMARY KEY NOT NULL,
	`answers` text NOT NULL,
	`explanations` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `response`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `revision` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`number` integer NOT NULL,
	`base_revision_id` text,
	`merged_from` text,
	`intent` text NOT NULL,
	`content` blob NOT NULL,
	`content_hash` text NOT NULL,
	`form_version` text NOT NULL,
	`answers` text NOT NULL,
	`explanations` text NOT NULL,
	`changed` text NOT NULL,
	`device_time` text NOT NULL,
	`received_at` text NOT NULL,
	`received_by` text NOT NULL,
	`received_role` text NOT NULL,
	`receipt` text NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `response`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `revision_number` ON `revision` (`response_id`,`number`);--> statement-breakpoint
CREATE INDEX `revision_base` ON `revision` (`base_revision_id`);--> statement-breakpoint
CREATE TABLE `response_return` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`revision_id` text,
	`returned_at` text NOT NULL,
	`returned_by` text NOT NULL,
	`reason_code` text NOT NULL,
	`reason_text` text NOT NULL,
	`fields` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `response_return_response` ON `response_return` (`response_id`);--> statement-breakpoint
CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
