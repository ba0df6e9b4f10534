package server

import (
	"fmt"
	"os/exec"
	"runtime"
	"strings"
)

// Open shows an address in the user's browser. It does not wait for the browser; the
// error says that none could be started.
func Open(url string) error {
	if !strings.HasPrefix(url, "http://") {
		return fmt.Errorf("not the address of a preview: %s", url)
	}
	cmd := exec.Command("xdg-open", url)
	switch runtime.GOOS {
	case "darwin":
		cmd = exec.Command("open", url)
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", url)
	}
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("no browser could be started: %w", err)
	}
	go func() { _ = cmd.Wait() }() // so that no zombie stays; how it ends is its own affair
	return nil
}
