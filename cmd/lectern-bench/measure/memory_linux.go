package measure

import "syscall"

// tmpfs is the number of the file system in memory (statfs(2), TMPFS_MAGIC).
const tmpfs = 0x01021994

// IsMemory reports whether a folder lies in memory.
func IsMemory(dir string) bool {
	var fs syscall.Statfs_t
	return syscall.Statfs(dir, &fs) == nil && int64(fs.Type) == tmpfs
}

// Settle waits until what was written before is on the disk, so that the next run
// does not wait for it.
func Settle() { syscall.Sync() }
