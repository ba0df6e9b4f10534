package generator

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// With victimEnv set the test binary builds the site of that folder, and nothing
// else: somebody is about to kill it.
const victimEnv = "LECTERN_TEST_VICTIM"

func TestMain(m *testing.M) {
	if dir := os.Getenv(victimEnv); dir != "" {
		r, err := Build(context.Background(), Options{Dir: dir, Jobs: 2, Program: [16]byte{1}})
		if err != nil || r.Failed(false) {
			fmt.Fprintln(os.Stderr, err, r)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// A site whose builds are killed, each at another moment, is mended by the next one
// that is not. LECTERN_KILLS says how many builds.
func TestKilledBuildIsMended(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Skip("no executable to start:", err)
	}
	kills, err := strconv.Atoi(os.Getenv("LECTERN_KILLS"))
	if err != nil {
		kills = 10
	}
	works := func(n int) string {
		var lines strings.Builder
		for i := range 150 {
			fmt.Fprintf(&lines, "{\"id\": \"w%d\", \"title\": \"Work %d of %d\", \"year\": %d, \"authors\": [\"Ada Exemplar\"]}\n", i+n%3, i, n, 2000+i%20)
		}
		return lines.String()
	}
	s := newSite(t, demo)
	s.write("content/works/many.jsonl", works(0))
	began := time.Now()
	s.build()
	whole := time.Since(began)
	r := rand.New(rand.NewPCG(5, 5))
	killed := 0
	for n := range kills {
		s.write("content/works/many.jsonl", works(n+1))
		cmd := exec.Command(exe)
		cmd.Env = append(os.Environ(), victimEnv+"="+s.dir)
		cmd.Stderr = os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Int64N(int64(whole) + 1)))
		_ = cmd.Process.Kill() // unless it was faster
		if cmd.Wait() != nil {
			killed++
		}
	}
	s.build()
	t.Logf("%d of %d builds were killed", killed, kills)
	after := s.published()
	s.opt.Out = filepath.Join(t.TempDir(), "clean")
	s.build()
	sameTree(t, after, s.published())
	state := readTree(t, filepath.Join(s.dir, ".lectern"))
	for name := range state {
		if strings.Contains(name, "journal") || strings.Contains(name, "tmp") {
			t.Errorf("%s is left in the state", name)
		}
	}
}
