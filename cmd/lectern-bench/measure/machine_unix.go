//go:build unix

package measure

import (
	"os"
	"runtime"
	"syscall"
	"time"
)

// peak is the most memory that a process had, in bytes. Apple's systems count bytes,
// others kilobytes.
func peak(p *os.ProcessState) int64 {
	usage, is := p.SysUsage().(*syscall.Rusage)
	switch {
	case !is:
		return 0
	case runtime.GOOS == "darwin" || runtime.GOOS == "ios":
		return int64(usage.Maxrss)
	}
	return int64(usage.Maxrss) << 10
}

// processor is the time that this process has used.
func processor() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
