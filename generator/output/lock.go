package output

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// BusyError says that another build holds the lock.
type BusyError struct {
	State string // the state's folder
	PID   string // of the process that holds the lock; empty where that is not known
}

// Error says who is in the way and what to do.
func (e *BusyError) Error() string {
	who := "another build"
	if e.PID != "" {
		who += " (process " + e.PID + ")"
	}
	return fmt.Sprintf("%s is writing this site: wait for it to end (%s)", who, filepath.Join(e.State, "lock"))
}

// takeLock opens and locks a file that is never deleted. The lock is the operating
// system's, so it ends with the process; the number in the file is only for the
// message.
func takeLock(file string) (io.Closer, error) {
	f, free, err := lockFile(file)
	switch {
	case err != nil:
		return nil, fmt.Errorf("lock: %w", err)
	case !free:
		pid, _ := os.ReadFile(file) // fails on Windows, where the message does without
		return nil, &BusyError{State: filepath.Dir(file), PID: strings.TrimSpace(string(pid))}
	}
	if err := f.Truncate(0); err == nil {
		fmt.Fprintln(f, os.Getpid())
	}
	return f, nil
}
