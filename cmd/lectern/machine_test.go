package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A disk that is full in the middle of a build, and an output folder that is read-only:
// exit code 3 and one line, and the next build mends it. The folder is a file system of
// its own in a mount namespace, which few machines but Linux have.
func TestMachineFails(t *testing.T) {
	if err := exec.Command("unshare", "-rm", "true").Run(); err != nil {
		t.Skip("no mount namespaces:", err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"site.toml":               "title = \"Full\"\nbase_url = \"https://example.org/\"\n",
		"content/works/all.jsonl": manyWorks(300),
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lectern, err := exec.LookPath("lectern") // the tests' own, see TestMain
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, harm, mend, says string }{
		{"full", "size=400k", "remount,size=100m", "no space left on device"},
		{"read-only", "ro", "remount,rw", "read-only file system"},
	} {
		t.Run(c.name, func(t *testing.T) {
			site := filepath.Join(t.TempDir(), "site")
			if err := os.CopyFS(site, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command("unshare", "-rm", "sh", "-c", `
				mkdir public && mount -t tmpfs -o `+c.harm+` tmpfs public || exit 9
				"$0" build --jobs 2; echo "exit code $?" >&2
				mount -o `+c.mend+` tmpfs public || exit 9
				"$0" build >/dev/null 2>&1 || exit 8
				cp -r public after`, lectern)
			cmd.Dir = site
			said, err := cmd.CombinedOutput()
			var exit *exec.ExitError
			if errors.As(err, &exit) && exit.ExitCode() == 9 {
				t.Skipf("the machine mounts nothing here: %s", said)
			} else if err != nil {
				t.Fatalf("%v: %s", err, said)
			}
			lines := strings.Split(strings.TrimSpace(string(said)), "\n")
			if len(lines) != 2 || !strings.Contains(lines[0], c.says) || lines[1] != "exit code 3" {
				t.Errorf("said %q", lines)
			}
			clean := exec.Command(lectern, "build", "--out", "clean")
			clean.Dir = site
			if said, err := clean.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, said)
			}
			if said, err := exec.Command("diff", "-r", filepath.Join(site, "after"), filepath.Join(site, "clean")).CombinedOutput(); err != nil {
				t.Errorf("what was mended differs from a clean build: %v: %.500s", err, said)
			}
		})
	}
}

func manyWorks(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "{\"id\": \"w%d\", \"title\": \"Work %[1]d\", \"year\": %d, \"authors\": [\"Ada Exemplar\"]}\n", i, 2000+i%20)
	}
	return out.String()
}
