// Package measure runs programs and says what they cost: time, processor, memory,
// and the files they leave. It knows nothing of Lectern, of Hugo, or of how figures
// are shown.
package measure

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Sample is what one run cost and left.
type Sample struct {
	Wall    time.Duration `json:"wall_ns"`
	CPU     time.Duration `json:"cpu_ns"`  // user and system
	Memory  int64         `json:"memory"`  // peak resident set, in bytes; 0 where the system does not tell
	Files   int           `json:"files"`   // of the whole result
	Bytes   int64         `json:"bytes"`   // of the whole result
	Written int           `json:"written"` // files written in this run
}

// Run runs a program to its end and measures it. What it prints on standard output
// is returned. A program that fails is an error with the last of what it said. When
// ctx ends the program is killed.
//
// On Linux the memory of a program counts from that of its parent at its start, so
// the caller must stay small: heavy work belongs into programs of its own.
func Run(ctx context.Context, program string, args ...string) (Sample, []byte, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.WaitDelay = time.Second
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	began := time.Now()
	err := cmd.Run()
	wall := time.Since(began)
	if cerr := ctx.Err(); cerr != nil {
		return Sample{}, nil, cerr
	}
	if err != nil {
		said := strings.TrimSpace(complaints.String())
		if said == "" {
			said = strings.TrimSpace(out.String())
		}
		return Sample{}, nil, fmt.Errorf("%s: %w: %s", filepath.Base(program), err, last(said, 500))
	}
	s := Sample{Wall: wall, CPU: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), Memory: peak(cmd.ProcessState)}
	return s, out.Bytes(), nil
}

// last is the end of a text, at most that many bytes of it.
func last(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return "..." + strings.ToValidUTF8(s[len(s)-most:], "")
}

// Size counts the files below a folder and their bytes.
func Size(dir string) (files int, size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			files++
			size += info.Size()
		}
		return err
	})
	return files, size, err
}

// InMemory is the folder of a file system that is held in memory, or "" where none
// is found.
func InMemory() string {
	const dir = "/dev/shm"
	if !IsMemory(dir) {
		return ""
	}
	probe, err := os.MkdirTemp(dir, "lectern-bench-")
	if err != nil || os.Remove(probe) != nil {
		return ""
	}
	return dir
}
