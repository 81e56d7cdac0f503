INSERT INTO `frame_upload` (`id`, `source`, `area_prefix`, `file_name`, `stage`, `uploaded_at`, `uploaded_by`, `size`, `content_hash`, `encoding`, `read_share`, `rows_read`, `rows_settled`, `rows_written`, `columns`, `notices`, `closing_notices`, `counts`, `synthetic`) SELECT i.`id`, i.`source`, i.`area_prefix`, i.`file_name`, 'done', i.`imported_at`, i.`imported_by`, length(f.`content`), i.`content_hash`, i.`encoding`, 1000, i.`rows`, i.`rows`, i.`rows`, i.`columns`, '[]', '[]', '{"accepted":0,"rejected":0,"matched":0,"opened":0,"noticed":0,"leftAtCounty":0,"unchanged":0,"changed":0}', 0 FROM `frame_import` i JOIN `frame_import_file` f ON f.`import_id` = i.`id`;
--> statement-breakpoint
INSERT INTO `frame_upload_part` (`upload_id`, `number`, `content`) SELECT `import_id`, 0, `content` FROM `frame_import_file`;
--> statement-breakpoint
DROP TABLE `frame_import_file`;
--> statement-breakpoint
CREATE TRIGGER `frame_upload_part_no_update` BEFORE UPDATE ON `frame_upload_part` BEGIN SELECT RAISE(ABORT, 'frame_upload_part is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `frame_upload_part_no_delete` BEFORE DELETE ON `frame_upload_part` WHEN EXISTS (SELECT 1 FROM `frame_import` WHERE `id` = OLD.`upload_id`) BEGIN SELECT RAISE(ABORT, 'the file of an import is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `frame_notice_no_update` BEFORE UPDATE ON `frame_notice` BEGIN SELECT RAISE(ABORT, 'frame_notice is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `frame_notice_no_delete` BEFORE DELETE ON `frame_notice` BEGIN SELECT RAISE(ABORT, 'frame_notice is append-only'); END;
