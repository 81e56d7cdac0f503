ALTER TABLE `frame_import` ADD `area_prefix` text NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `frame_import_content` ON `frame_import` (`source`,`content_hash`);--> statement-breakpoint
CREATE INDEX `frame_import_area` ON `frame_import` (`area_prefix`,`imported_at`);