package compile

import (
	"fmt"
	"slices"
	"text/template/parse"
)

// frameName is the variable of the action that stands before an included body: its
// pipeline gives the body's dot, which is also the body's $. The parser never
// yields a declaration of this name.
const frameName = "$"

// maxCopies limits how many bodies one layout may include, counted with repetition.
const maxCopies = 5000

// inliner replaces includes by what they include.
type inliner struct {
	trees  map[string]*parse.Tree
	open   []string // the templates that contain the present node
	copies int
}

// inline returns a copy of the set's main template without includes.
func inline(set Set) (*parse.ListNode, error) {
	in := &inliner{trees: set.Trees}
	return in.body(set.Name)
}

// body returns a copy of a template's body.
func (in *inliner) body(name string) (*parse.ListNode, error) {
	tree := in.trees[name]
	if tree == nil || tree.Root == nil {
		return nil, fmt.Errorf("there is no template %q", name)
	}
	if slices.Contains(in.open, name) {
		return nil, fmt.Errorf("the template %q includes itself", name)
	}
	if in.copies++; in.copies > maxCopies {
		return nil, fmt.Errorf("the layout includes more than %d templates", maxCopies)
	}
	in.open = append(in.open, name)
	defer func() { in.open = in.open[:len(in.open)-1] }()
	root := tree.Root.CopyList()
	return root, in.list(root)
}

func (in *inliner) list(list *parse.ListNode) error {
	if list == nil {
		return nil
	}
	for i, n := range list.Nodes {
		var err error
		switch n := n.(type) {
		case *parse.IfNode:
			err = in.lists(n.List, n.ElseList)
		case *parse.WithNode:
			err = in.lists(n.List, n.ElseList)
		case *parse.RangeNode:
			err = in.lists(n.List, n.ElseList)
		case *parse.TemplateNode:
			list.Nodes[i], err = in.include(n)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (in *inliner) lists(lists ...*parse.ListNode) error {
	for _, l := range lists {
		if err := in.list(l); err != nil {
			return err
		}
	}
	return nil
}

// include returns the list that stands for an include: the declaration of its dot,
// which html/template passes over as it does all declarations, and the body.
func (in *inliner) include(n *parse.TemplateNode) (parse.Node, error) {
	body, err := in.body(n.Name)
	if err != nil {
		return nil, err
	}
	pipe := &parse.PipeNode{NodeType: parse.NodePipe, Pos: n.Pos, Line: n.Line}
	if n.Pipe != nil {
		if len(n.Pipe.Decl) > 0 {
			return nil, fmt.Errorf("{{template}} declares a variable")
		}
		pipe.Cmds = n.Pipe.Cmds
	}
	pipe.Decl = []*parse.VariableNode{{NodeType: parse.NodeVariable, Pos: n.Pos, Ident: []string{frameName}}}
	action := &parse.ActionNode{NodeType: parse.NodeAction, Pos: n.Pos, Line: n.Line, Pipe: pipe}
	body.Nodes = slices.Insert(body.Nodes, 0, parse.Node(action))
	return body, nil
}

// assigned returns the names of the variables that a tree gives new values to.
func assigned(n parse.Node, names map[string]bool) {
	branch := func(b *parse.BranchNode) {
		assignedIn(b.Pipe, names)
		assigned(b.List, names)
		if b.ElseList != nil {
			assigned(b.ElseList, names)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, kid := range n.Nodes {
			assigned(kid, names)
		}
	case *parse.ActionNode:
		assignedIn(n.Pipe, names)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	}
}

func assignedIn(p *parse.PipeNode, names map[string]bool) {
	if p.IsAssign {
		for _, d := range p.Decl {
			names[d.Ident[0]] = true
		}
	}
}
