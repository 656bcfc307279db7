-- The last step: the law's own objects as they are now, for ldpd.security_check to compare with.

SELECT ldpd.keep_own_objects();
