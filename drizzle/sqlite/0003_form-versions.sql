CREATE TABLE `form_approval` (
	`form_id` text NOT NULL,
	`form_version` text NOT NULL,
	`table_number` text NOT NULL,
	`issuing_body` text NOT NULL,
	`approval_number` text NOT NULL,
	`valid_until` text NOT NULL,
	`entered_at` text NOT NULL,
	`entered_by` text NOT NULL,
	PRIMARY KEY(`form_id`, `form_version`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `response_draft` ADD `form_version` text;--> statement-breakpoint
ALTER TABLE `response_draft` ADD `kept_aside` text;--> statement-breakpoint
ALTER TABLE `revision` ADD `kept_aside` text;