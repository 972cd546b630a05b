-- Run once, when the database server starts with an empty volume.
CREATE DATABASE operaton CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
GRANT ALL ON operaton.* TO 'safeflow'@'%';
