package csljson

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"lectern/generator/format/witness"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

var update = flag.Bool("update", false, "record what citation-js reads from testdata/items.json")

// judges is the variable that names the folder with citation-js in its node_modules.
const judges = "LECTERN_JUDGES"

func works(src string) []*record.Record[scholar.Work] {
	works, _ := read(src)
	return works
}

// The items of testdata, which are written as other programs write them, are read as
// citation-js reads them, or otherwise with a reason. What it reads is recorded.
func TestAsCitationJSReads(t *testing.T) {
	witness.Recorded(t, works, "items.json", os.Getenv(judges), *update)
}

// The collected files of others, and the recorded ones once more, are compared with what
// citation-js reads today.
func TestAsCitationJSReadsToday(t *testing.T) {
	collected, _ := filepath.Glob("../../../../shared/data/import/csl-json/*.json")
	if len(collected) == 0 {
		t.Skip("needs the collected files")
	}
	witness.Today(t, works, os.Getenv(judges), append(collected, filepath.Join("testdata", "items.json")))
}
