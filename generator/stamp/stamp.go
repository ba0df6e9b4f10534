// Package stamp knows what a site was last built from, byte for byte. A build from the
// same bytes into a folder that is as that build left it has nothing to do, and finds
// that out without decoding anything. The package reads files and compares digests; it
// knows nothing of what is in them.
package stamp

import (
	"crypto/sha256"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"sync"

	"lectern/generator/diag"
	"lectern/generator/report"
)

// Site is a site that is built from its files.
type Site struct {
	FS    fs.FS
	Names []string                // files and folders that a build reads
	Rest  []string                // what else it depends on, such as flags and the program
	Left  func() ([16]byte, bool) // what is known of the output folder, see output.Site.Left
	File  string                  // where the stamp is kept

	inputs  digest // before the build
	known   bool
	similar bool
}

type digest [sha256.Size]byte

// stamp is what is kept of the last build.
type stamp struct {
	Inputs digest   // what it was built from
	Rest   digest   // of Site.Rest
	Left   [16]byte // what it left
	Report *report.Report
	Diags  []diag.Diagnostic // of the report, whose own form leaves them out
}

// Again returns the report of a build that has nothing to do, since the last one was
// from the same bytes and what it left is still there; nil where it is not so. It is
// called before a build, as Keep is called after it.
func (s *Site) Again() *report.Report {
	r := report.New()
	s.inputs, s.known = s.take()
	text, err := os.ReadFile(s.File)
	var last stamp
	if !s.known || err != nil || json.Unmarshal(text, &last) != nil || last.Report == nil {
		return nil
	}
	if s.similar = last.Rest == sum(s.Rest); last.Inputs != s.inputs {
		return nil
	}
	if left, known := s.Left(); !known || left != last.Left {
		return nil
	}
	last.Report.Diags = last.Diags
	return r.Repeat(last.Report).End()
}

// Similar reports, after Again, whether the last build differed in the site's files at most.
func (s *Site) Similar() bool { return s.similar }

// Keep keeps a stamp of a build that has succeeded. There is none where somebody changed
// a file meanwhile, so that nobody knows which of its bytes were read, or where the build
// found a folder that it could not trust.
func (s *Site) Keep(r *report.Report) error {
	after, known := s.take()
	left, trusted := s.Left()
	if !known || after != s.inputs || !trusted || r.Stopped || r.Foreign > 0 || r.Codes["lost-manifest"] > 0 {
		return nil
	}
	text, err := json.Marshal(stamp{Inputs: s.inputs, Rest: sum(s.Rest), Left: left, Report: report.New().Repeat(r), Diags: r.Diags})
	if err != nil {
		return err
	}
	return os.WriteFile(s.File, text, 0o666)
}

// take digests every file of the site that a build may read, by path and bytes, and the
// rest. It is not known where a file cannot be read.
func (s *Site) take() (all digest, known bool) {
	var files []string
	for _, name := range s.Names {
		err := fs.WalkDir(s.FS, name, func(at string, _ fs.DirEntry, err error) error {
			if err == nil {
				files = append(files, at)
			} else if at == name {
				err = nil // a site may lack it
			}
			return err
		})
		if err != nil {
			return all, false
		}
	}
	digests, known := digestAll(s.FS, files)
	h := sha256.New()
	rest, names := sum(s.Rest), sum(files)
	h.Write(rest[:])
	h.Write(names[:])
	for _, d := range digests {
		h.Write(d[:])
	}
	return digest(h.Sum(nil)), known
}

// sum digests texts.
func sum(texts []string) digest {
	h := sha256.New()
	for _, text := range texts {
		one := sha256.Sum256([]byte(text))
		h.Write(one[:])
	}
	return digest(h.Sum(nil))
}

// digestAll digests files, several at once. What is no file is nothing but its name.
func digestAll(site fs.FS, files []string) (sums []digest, known bool) {
	sums = make([]digest, len(files))
	next := make(chan int)
	failed := make([]bool, runtime.GOMAXPROCS(0))
	var workers sync.WaitGroup
	for w := range failed {
		workers.Go(func() {
			for i := range next {
				var err error
				if sums[i], err = digestFile(site, files[i]); err != nil {
					failed[w] = true
				}
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	workers.Wait()
	return sums, !slices.Contains(failed, true)
}

func digestFile(site fs.FS, name string) (sum digest, err error) {
	info, err := fs.Stat(site, name) // follows links
	if err != nil || !info.Mode().IsRegular() {
		return sum, nil // to open a pipe is to wait for its other end
	}
	f, err := site.Open(name)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return digest(h.Sum(nil)), err
}
