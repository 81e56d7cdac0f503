CREATE TABLE `account_password` (
	`account_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `account_totp` (
	`account_id` text PRIMARY KEY NOT NULL,
	`sealed_secret` text,
	`confirmed_at` text,
	`pending_secret` text,
	`last_step` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `account_unit` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`unit_name` text NOT NULL,
	`position` text NOT NULL,
	`since` text NOT NULL,
	`ended_at` text,
	`takes_over_from` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `account_unit_account` ON `account_unit` (`account_id`);--> statement-breakpoint
CREATE INDEX `account_unit_unit` ON `account_unit` (`unit_id`);--> statement-breakpoint
CREATE TABLE `activation_code` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`unit_name` text NOT NULL,
	`area_code` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`used_by` text,
	`withdrawn_at` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `activation_code_hash` ON `activation_code` (`code_hash`);--> statement-breakpoint
CREATE INDEX `activation_code_unit` ON `activation_code` (`unit_id`);--> statement-breakpoint
CREATE TABLE `device` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`area_prefix` text NOT NULL,
	`public_key` text NOT NULL,
	`enrolled_at` text NOT NULL,
	`enrolled_by` text NOT NULL,
	`revoked_at` text,
	`revoked_by` text,
	`revoke_reason` text,
	`report` text,
	`reported_at` text,
	`clock_offset_ms` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `device_account` ON `device` (`account_id`);--> statement-breakpoint
CREATE INDEX `device_area` ON `device` (`area_prefix`,`id`);--> statement-breakpoint
CREATE TABLE `device_enrolment` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`device_id` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `device_enrolment_token` ON `device_enrolment` (`token_hash`);--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`public_key` blob NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL,
	`last_used_at` text,
	`removed_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `passkey_account` ON `passkey` (`account_id`);--> statement-breakpoint
CREATE TABLE `passkey_challenge` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`purpose` text NOT NULL,
	`challenge` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `recovery_code_account` ON `recovery_code` (`account_id`);--> statement-breakpoint
CREATE TABLE `sign_in_guard` (
	`key` text PRIMARY KEY NOT NULL,
	`attempts` integer NOT NULL,
	`window_started_at` text NOT NULL,
	`locked_until` text
) STRICT;
--> statement-breakpoint
ALTER TABLE `account` ADD `login_name` text;--> statement-breakpoint
ALTER TABLE `account` ADD `area_prefix` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `account` ADD `created_by` text;--> statement-breakpoint
CREATE UNIQUE INDEX `account_login_name` ON `account` (`login_name`);--> statement-breakpoint
CREATE INDEX `account_area` ON `account` (`area_prefix`,`id`);--> statement-breakpoint
ALTER TABLE `session` ADD `owes` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `method` text DEFAULT 'link' NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `last_seen_at` text;--> statement-breakpoint
ALTER TABLE `session` ADD `client` text;--> statement-breakpoint
ALTER TABLE `session` ADD `device_id` text;--> statement-breakpoint
ALTER TABLE `session` ADD `unit_id` text;--> statement-breakpoint
CREATE INDEX `session_created` ON `session` (`created_at`);--> statement-breakpoint
ALTER TABLE `sign_in_link` ADD `withdrawn_at` text;
--> statement-breakpoint
UPDATE `account` SET `area_prefix` = json_extract(`scope`, '$.areaPrefix') WHERE json_extract(`scope`, '$.kind') = 'area';--> statement-breakpoint
INSERT INTO `account_unit` (`id`, `account_id`, `unit_id`, `unit_name`, `position`, `since`)
SELECT 'first-' || `id`, `id`, json_extract(`scope`, '$.unitId'), json_extract(`scope`, '$.name'), 'preparer', `created_at`
FROM `account` WHERE json_extract(`scope`, '$.kind') = 'unit';
