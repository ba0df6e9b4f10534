package diff

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUnified(t *testing.T) {
	before := "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12"
	after := "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n"
	want := `--- a/x
+++ b/x
@@ -2,11 +2,11 @@
 2
 3
 4
-5
+five
 6
 7
 8
 9
 10
 11
-12
\ No newline at end of file
+12
`
	if d := cmp.Diff(want, Unified("x", []byte(before), []byte(after))); d != "" {
		t.Error(d)
	}
	if got := Unified("x", nil, []byte("a\n")); got != "--- /dev/null\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n" {
		t.Errorf("%q", got)
	}
	if got := Unified("x", []byte("a\n"), nil); got != "--- a/x\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n" {
		t.Errorf("%q", got)
	}
	if got := Unified("x", []byte("a\n"), []byte("a\n")); got != "" {
		t.Errorf("%q", got)
	}
}

// What the diff says is what patch makes of it.
func TestPatchAgrees(t *testing.T) {
	patch, err := exec.LookPath("patch")
	if err != nil {
		t.Skip("there is no patch on this machine")
	}
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		before, after := text(r), text(r)
		if before == after || before == "" || after == "" {
			continue
		}
		name := filepath.Join(dir, "x")
		if err := os.WriteFile(name, []byte(before), 0o644); err != nil {
			t.Fatal(err)
		}
		d := Unified("x", []byte(before), []byte(after))
		cmd := exec.Command(patch, "-p1", "--quiet", "--fuzz=0")
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(d)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v %s\n%s", err, out, d)
		}
		if got, _ := os.ReadFile(name); string(got) != after {
			t.Fatalf("patch made %q of %q, want %q, by\n%s", got, before, after, d)
		}
	}
}

// Texts too long for a thorough search are compared all the same.
func TestLargeTexts(t *testing.T) {
	var before, after strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&before, "%d\n", i)
		switch i {
		case 10, 2900:
		case 1500:
			after.WriteString("x\ny\n")
			fallthrough
		default:
			fmt.Fprintf(&after, "%d\n", i)
		}
	}
	d := Unified("x", []byte(before.String()), []byte(after.String()))
	if got := strings.Count(d, "\n-") + strings.Count(d, "\n+"); got != 5 || strings.Count(d, "@@ -") != 3 {
		t.Errorf("%d lines changed:\n%s", got, d)
	}
}

func text(r *rand.Rand) string {
	var b strings.Builder
	for i := range 40 {
		if r.IntN(8) > 0 {
			fmt.Fprintf(&b, "%d\n", i+r.IntN(9)/8*100)
		}
	}
	return b.String()
}
