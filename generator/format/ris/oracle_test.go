package ris

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"lectern/generator/format/witness"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

var update = flag.Bool("update", false, "record what citation-js reads from testdata/references.ris")

// judges is the variable that names the folder with citation-js in its node_modules.
const judges = "LECTERN_JUDGES"

func works(src string) []*record.Record[scholar.Work] {
	works, _ := decode(src)
	return works
}

// The references of testdata, which are written as other programs write them, are read as
// citation-js reads them, or otherwise with a reason. What it reads is recorded.
func TestAsCitationJSReads(t *testing.T) {
	witness.Recorded(t, works, "references.ris", os.Getenv(judges), *update)
}

func TestAsCitationJSReadsToday(t *testing.T) {
	witness.Today(t, works, os.Getenv(judges), []string{filepath.Join("testdata", "references.ris")})
}
