package output

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// With victimEnv set the test binary is a build that writes until it is killed.
const victimEnv = "LECTERN_OUTPUT_TEST_VICTIM"

func TestMain(m *testing.M) {
	if dir := os.Getenv(victimEnv); dir != "" {
		if err := victim(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// victimSite is what the victim is about to write.
func victimSite() map[string]string {
	site := map[string]string{}
	for i := range 300 {
		site[fmt.Sprintf("works/%03d/index.html", i)] = "new"
	}
	return site
}

// victim writes two thirds of its site, says so, and waits for its end.
func victim(dir string) error {
	s, err := Open(Options{Dir: filepath.Join(dir, "public"), State: filepath.Join(dir, ".lectern"), AllowPrune: true})
	if err != nil {
		return err
	}
	site := victimSite()
	plan := planOf(site)
	if err := s.Begin(plan); err != nil {
		return err
	}
	for _, p := range plan[:200] {
		if err := s.Write(p.Path, p.Key, []byte(site[p.Path])); err != nil {
			return err
		}
	}
	fmt.Println("ready")
	_, err = bufio.NewReader(os.Stdin).ReadString('\n')
	return err
}

func TestKilledProcess(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Skip("no executable to start:", err)
	}
	f := newFolder(t)
	f.must(map[string]string{"index.html": "old", "works/000/index.html": "old", "works/x/index.html": "old"})
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), victimEnv+"="+filepath.Dir(f.opt.Dir))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if line != "ready\n" {
		t.Fatalf("the other build said %q, %v", line, err)
	}
	if _, err := Open(f.opt); err == nil {
		t.Error("the lock of a running process was ignored")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // tells of the kill

	site := victimSite()
	r := f.must(site)
	if len(r.Written) != 100 {
		t.Errorf("wrote %d files after a kill with 100 missing", len(r.Written))
	}
	wantList(t, "deleted", r.Deleted, "index.html", "works/x/index.html")
	f.want(site)
}
