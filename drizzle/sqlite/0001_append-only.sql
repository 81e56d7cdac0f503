-- Rows of these tables are evidence: once written they are neither changed nor removed.
CREATE TRIGGER `audit_entry_no_update` BEFORE UPDATE ON `audit_entry` BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entry_no_delete` BEFORE DELETE ON `audit_entry` BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `revision_no_update` BEFORE UPDATE ON `revision` BEGIN SELECT RAISE(ABORT, 'revision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `revision_no_delete` BEFORE DELETE ON `revision` BEGIN SELECT RAISE(ABORT, 'revision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `finding_no_update` BEFORE UPDATE ON `finding` BEGIN SELECT RAISE(ABORT, 'finding is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `finding_no_delete` BEFORE DELETE ON `finding` BEGIN SELECT RAISE(ABORT, 'finding is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `response_return_no_update` BEFORE UPDATE ON `response_return` BEGIN SELECT RAISE(ABORT, 'response_return is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `response_return_no_delete` BEFORE DELETE ON `response_return` BEGIN SELECT RAISE(ABORT, 'response_return is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `frame_import_file_no_update` BEFORE UPDATE ON `frame_import_file` BEGIN SELECT RAISE(ABORT, 'frame_import_file is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `frame_import_file_no_delete` BEFORE DELETE ON `frame_import_file` BEGIN SELECT RAISE(ABORT, 'frame_import_file is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `frame_rejection_no_update` BEFORE UPDATE ON `frame_rejection` BEGIN SELECT RAISE(ABORT, 'frame_rejection is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `frame_rejection_no_delete` BEFORE DELETE ON `frame_rejection` BEGIN SELECT RAISE(ABORT, 'frame_rejection is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_outcome_no_update` BEFORE UPDATE ON `unit_outcome` BEGIN SELECT RAISE(ABORT, 'unit_outcome is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_outcome_no_delete` BEFORE DELETE ON `unit_outcome` BEGIN SELECT RAISE(ABORT, 'unit_outcome is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quarantined_upload_no_update` BEFORE UPDATE ON `quarantined_upload` BEGIN SELECT RAISE(ABORT, 'quarantined_upload is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quarantined_upload_no_delete` BEFORE DELETE ON `quarantined_upload` BEGIN SELECT RAISE(ABORT, 'quarantined_upload is append-only'); END;
