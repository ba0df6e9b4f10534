//go:build unix

package server

import (
	"os/exec"
	"syscall"
)

// detach puts a command into a session of its own: Ctrl-C in the terminal ends the
// preview, not a browser that was started for it.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
