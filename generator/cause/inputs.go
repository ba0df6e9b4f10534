package cause

import (
	"crypto/sha256"
	"io/fs"

	"lectern/generator/catalog"
)

// Entities lists the entities of a catalog that have a record.
func Entities(c *catalog.Catalog) Inputs {
	in := make(Inputs, 0, len(c.Works)+len(c.Authors))
	add := func(kind, id, file string, digest Digest) {
		if file != "" { // it has a record
			in = append(in, Input{Name: kind + " " + id, File: file, Digest: digest})
		}
	}
	for _, w := range c.Works {
		add("work", w.ID, w.Origin.Place.File, w.Digest)
	}
	for _, a := range c.Authors {
		add("author", a.ID, a.Place.File, a.Digest)
	}
	for _, t := range c.Topics {
		add("topic", t.ID, t.Place.File, t.Digest)
	}
	for _, v := range c.Venues {
		add("venue", v.ID, v.Place.File, v.Digest)
	}
	for _, i := range c.Institutions {
		add("institution", i.ID, i.Place.File, i.Digest)
	}
	for _, p := range c.Pages {
		in = append(in, Input{Name: p.Place.File, Digest: p.Digest})
	}
	return in
}

// FileInput is a file of the site; of one that cannot be read the digest is zero.
func FileInput(site fs.FS, name string) Input {
	in := Input{Name: name}
	if src, err := fs.ReadFile(site, name); err == nil {
		sum := sha256.Sum256(src)
		in.Digest = Digest(sum[:16])
	}
	return in
}

// Folder lists the files in a folder of the site; none where there is no such folder.
func Folder(site fs.FS, folder string) Inputs {
	var in Inputs
	_ = fs.WalkDir(site, folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			in = append(in, FileInput(site, name))
		}
		return nil
	})
	return in
}
