ALTER TABLE `response` ADD `in_conflict` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `response` ADD `settled_revision_id` text;--> statement-breakpoint
ALTER TABLE `response` ADD `settled_revisions` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `revision` ADD `merged_from` text;