ALTER TABLE `recheck` ADD `unit_wrong` integer;--> statement-breakpoint
ALTER TABLE `recheck` ADD `items_checked` integer;--> statement-breakpoint
ALTER TABLE `recheck` ADD `items_wrong` integer;