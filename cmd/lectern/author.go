package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"lectern/generator"
)

// newAuthor makes the verbs that edit the records of authors.
func newAuthor() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "author merge|split|rename|forget",
		Short: "Edit the records of authors in place: merge, split, rename, forget",
		Long: "Edit the records of authors where they stand. Only the lines of the keys that change are written, " +
			"old addresses stay alive, and all files are changed or none. --dry-run shows the changes as a diff.",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return fmt.Errorf("author does not know %q, but merge, split, rename and forget", args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },

		DisableFlagsInUseLine: true,
	}
	cmd.AddCommand(newMerge(), newSplit(), newRename(), newForget())
	return cmd
}

// edit is a verb of author, with the flags that all of them have.
func edit(cmd *cobra.Command, args int, what string, fill func(e *generator.AuthorEdit, args []string)) *cobra.Command {
	var dir string
	var dry bool
	cmd.Flags().StringVar(&dir, "site", ".", "`folder` of the site")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "print the changes as a diff, and write nothing")
	must(cmd.MarkFlagDirname("site"))
	cmd.Args = func(cmd *cobra.Command, got []string) error {
		if len(got) != args {
			return fmt.Errorf("%s wants %s, not %s", cmd.Name(), what, plural(len(got), "argument"))
		}
		return nil
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		e := generator.AuthorEdit{DryRun: dry}
		fill(&e, args)
		return editAuthor(cmd, dir, e)
	}
	return cmd
}

func newMerge() *cobra.Command {
	var force bool
	cmd := edit(&cobra.Command{
		Use:   "merge A B",
		Short: "Put the record of B, who is the same person, into that of A",
		Long: "Put the record of B, who is the same person, into that of A. A gets what only B has, and B's id as a former one, " +
			"so that whatever names B finds A and B's address leads there. What both have stays A's.",
	}, 2, "two ids", func(e *generator.AuthorEdit, args []string) {
		e.Verb, e.ID, e.Other, e.Force = "merge", args[0], args[1], force
	})
	cmd.Flags().BoolVar(&force, "force", false, "merge even where identifiers differ or a work names both; A's stay")
	return cmd
}

func newSplit() *cobra.Command {
	var works []string
	var as, name string
	cmd := edit(&cobra.Command{
		Use:   "split ID --works W1,W2 --as NEW",
		Short: "Give works of ID to a new author",
		Long: "Give works that are another person's to a new author record. On the works the new id is stated, ID's record gets them " +
			"in not_mine, and the address of ID stays with it.",
	}, 1, "one id", func(e *generator.AuthorEdit, args []string) {
		e.Verb, e.ID, e.Works, e.Other, e.Name = "split", args[0], works, as, name
	})
	cmd.Flags().StringSliceVar(&works, "works", nil, "`ids` of the works, with commas between them")
	cmd.Flags().StringVar(&as, "as", "", "`id` of the new author")
	cmd.Flags().StringVar(&name, "name", "", "`name` of the new author (default: that of ID)")
	must(cmd.MarkFlagRequired("works"))
	must(cmd.MarkFlagRequired("as"))
	return cmd
}

func newRename() *cobra.Command {
	return edit(&cobra.Command{
		Use:   "rename ID NEW",
		Short: "Give an author another id",
		Long:  "Give an author another id, wherever hand-written records name it. The old one becomes a former id, so that its address leads to the new one.",
	}, 2, "the old id and the new one", func(e *generator.AuthorEdit, args []string) {
		e.Verb, e.ID, e.Other = "rename", args[0], args[1]
	})
}

func newForget() *cobra.Command {
	var noPage bool
	cmd := edit(&cobra.Command{
		Use:   "forget ID",
		Short: "Take a person out of the site for good",
		Long: "Take a person out of the site for good: the record goes, works keep the plain name, and keyed hashes in content/suppressed.toml keep " +
			"later imports from bringing them back. ID may also be the ORCID iD or the name of somebody who has no record.",
	}, 1, "one id", func(e *generator.AuthorEdit, args []string) {
		e.Verb, e.ID, e.NoPage = "forget", args[0], noPage
	})
	cmd.Flags().BoolVar(&noPage, "no-page", false, "do not even keep a page without a name at the old address")
	return cmd
}

// editAuthor runs an edit and says what it did.
func editAuthor(cmd *cobra.Command, dir string, e generator.AuthorEdit) error {
	r, err := generator.EditAuthor(dir, e)
	if err != nil {
		return machine(err)
	}
	if r.Refused != "" {
		printDiagnostics(r.Diags, os.DirFS(dir))
		return &failure{exitInput, fmt.Errorf("%s", r.Refused)}
	}
	if e.DryRun {
		if _, err := fmt.Fprint(cmd.OutOrStdout(), r.Diff); err != nil {
			return machine(err)
		}
	}
	for _, line := range r.Files {
		fmt.Fprintln(os.Stderr, line)
	}
	for _, line := range r.Notes {
		fmt.Fprintln(os.Stderr, "note: "+line)
	}
	if e.DryRun {
		fmt.Fprintln(os.Stderr, "nothing was written: this is a dry run")
		return nil
	}
	fmt.Fprintln(os.Stderr, r.Done)
	return nil
}
