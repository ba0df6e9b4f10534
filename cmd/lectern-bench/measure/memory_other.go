//go:build !linux

package measure

// IsMemory reports whether a folder lies in memory, where that is known.
func IsMemory(string) bool { return false }

// Settle waits until what was written before is on the disk, where that can be done.
func Settle() {}
