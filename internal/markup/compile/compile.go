// Package compile turns templates of html/template into Go. Html/template parses
// them and decides how each value is escaped; the Go code then writes the same
// bytes by package markup. Data is typed, so that fields, methods and kinds of
// values are known. What a template holds that is not known here is refused.
//
// Only tests import it: a template's test compiles it and compares the result
// with the file in the tree, and what that writes with what html/template does.
package compile

import (
	"bytes"
	"fmt"
	"go/format"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// Function is a template and the function that it becomes, "writeList" or so. Its
// arguments are a markup.Writer and a value of the type of Data.
type Function struct {
	Name     string
	Template *template.Template
	Data     any
}

// Go returns the source of a file of functions that write templates, in a package
// of that name and under a build constraint. The templates are not to be executed
// before.
func Go(pkg, constraint string, functions ...Function) (src []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			refused, ok := r.(refusal)
			if !ok {
				panic(r)
			}
			src, err = nil, refused
		}
	}()
	c := &compiler{pkg: pkg, done: map[string]reflect.Type{}}
	fmt.Fprintf(&c.out, "// Code generated from HTML templates; DO NOT EDIT.\n\n//go:build %s\n\npackage %s\n\nimport %q\n", constraint, pkg, "revolute/internal/markup")
	for _, f := range functions {
		// What is escaped before the execution fails for want of data is all we need.
		_ = f.Template.Execute(io.Discard, nil)
		c.all, c.calls = f.Template, map[string]int{}
		c.count(f.Template.Tree.Root)
		c.function(f.Name, f.Template.Tree, reflect.TypeOf(f.Data))
		for len(c.waiting) > 0 {
			next := c.waiting[0]
			c.waiting = c.waiting[1:]
			c.function(functionName(next.name), c.all.Lookup(next.name).Tree, next.data)
		}
	}
	return format.Source(c.out.Bytes())
}

// refusal is why a template cannot be compiled.
type refusal struct{ error }

func refuse(format string, args ...any) { panic(refusal{fmt.Errorf(format, args...)}) }

// compiler writes functions.
type compiler struct {
	pkg     string
	out     bytes.Buffer
	text    string // that is yet to be written
	depth   int    // of values that have a name
	all     *template.Template
	calls   map[string]int          // how often each template is called
	done    map[string]reflect.Type // the data of each template that is called
	waiting []call
}

// call is a template that is called with data of a type.
type call struct {
	name string
	data reflect.Type
}

// value is an expression of Go and its type.
type value struct {
	code string
	is   reflect.Type
}

// functionName returns the name of the function of a template that others call.
func functionName(template string) string {
	return "write" + strings.ToUpper(template[:1]) + template[1:]
}

func (c *compiler) function(name string, tree *parse.Tree, data reflect.Type) {
	fmt.Fprintf(&c.out, "\nfunc %s(w markup.Writer, dot %s) {\n", name, c.typeName(data))
	c.list(tree.Root, value{"dot", data})
	c.flush()
	c.out.WriteString("}\n")
}

// typeName returns a type as it is written in the package of the functions.
func (c *compiler) typeName(t reflect.Type) string {
	return strings.ReplaceAll(t.String(), c.pkg+".", "")
}

// line writes code, after the text that comes before it.
func (c *compiler) line(format string, args ...any) {
	c.flush()
	fmt.Fprintf(&c.out, format+"\n", args...)
}

// flush writes the text that has come together.
func (c *compiler) flush() {
	if c.text != "" {
		fmt.Fprintf(&c.out, "w.Raw(%s)\n", strconv.Quote(c.text))
		c.text = ""
	}
}

func (c *compiler) list(l *parse.ListNode, dot value) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			c.text += string(n.Text)
		case *parse.ActionNode:
			c.action(n.Pipe, dot)
		case *parse.IfNode:
			c.branch(&n.BranchNode, dot, false)
		case *parse.WithNode:
			c.branch(&n.BranchNode, dot, true)
		case *parse.RangeNode:
			c.loop(n, dot)
		case *parse.TemplateNode:
			data := c.value(n.Pipe.Cmds, dot)
			if c.calls[n.Name] == 1 { // it stands where it is called
				c.depth++
				inner := value{fmt.Sprintf("v%d", c.depth), data.is}
				c.line("{\n%s := %s", inner.code, data.code)
				c.list(c.all.Lookup(n.Name).Tree.Root, inner)
				c.line("}")
				c.depth--
				continue
			}
			if before, known := c.done[n.Name]; !known {
				c.done[n.Name] = data.is
				c.waiting = append(c.waiting, call{n.Name, data.is})
			} else if before != data.is {
				refuse("template %q is called with %s and with %s", n.Name, before, data.is)
			}
			c.line("%s(w, %s)", functionName(n.Name), data.code)
		default:
			refuse("%s: not known here", n)
		}
	}
}

// count counts the calls of templates in a list, and in those that it calls. What
// calls itself is called from two places, at least.
func (c *compiler) count(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		var b *parse.BranchNode
		switch n := n.(type) {
		case *parse.TemplateNode:
			if c.calls[n.Name]++; c.calls[n.Name] == 1 {
				c.count(c.all.Lookup(n.Name).Tree.Root)
			}
			continue
		case *parse.IfNode:
			b = &n.BranchNode
		case *parse.WithNode:
			b = &n.BranchNode
		case *parse.RangeNode:
			b = &n.BranchNode
		default:
			continue
		}
		c.count(b.List)
		c.count(b.ElseList)
	}
}

// branch writes an if or a with.
func (c *compiler) branch(n *parse.BranchNode, dot value, with bool) {
	v := c.value(n.Pipe.Cmds, dot)
	inner := dot
	if with {
		c.depth++
		inner = value{fmt.Sprintf("v%d", c.depth), v.is}
		c.line("if %s := %s; %s {", inner.code, v.code, truth(inner))
	} else {
		c.line("if %s {", truth(v))
	}
	c.list(n.List, inner)
	if n.ElseList != nil {
		c.line("} else {")
		c.list(n.ElseList, dot)
	}
	c.line("}")
	if with {
		c.depth--
	}
}

// loop writes a range over a slice.
func (c *compiler) loop(n *parse.RangeNode, dot value) {
	v := c.value(n.Pipe.Cmds, dot)
	if v.is.Kind() != reflect.Slice || n.ElseList != nil {
		refuse("range over %s, or with an else: not known here", v.is)
	}
	c.depth++
	inner := value{fmt.Sprintf("v%d", c.depth), v.is.Elem()}
	c.line("for _, %s := range %s {", inner.code, v.code)
	c.list(n.List, inner)
	c.line("}")
	c.depth--
}

// truth returns the condition that text/template takes a value for.
func truth(v value) string {
	switch v.is.Kind() {
	case reflect.Bool:
		return v.code
	case reflect.String:
		return v.code + ` != ""`
	case reflect.Int, reflect.Int64:
		return v.code + " != 0"
	case reflect.Slice:
		return "len(" + v.code + ") > 0"
	case reflect.Pointer:
		return v.code + " != nil"
	}
	refuse("%s as a condition: not known here", v.is)
	return ""
}

// value returns what a pipeline of one command is.
func (c *compiler) value(pipe []*parse.CommandNode, dot value) value {
	if len(pipe) != 1 {
		refuse("%v: a pipeline", pipe)
	}
	args := pipe[0].Args
	operator, isFunction := args[0].(*parse.IdentifierNode)
	if !isFunction {
		if len(args) != 1 {
			refuse("%v: a method with arguments", args)
		}
		return c.operand(args[0], dot)
	}
	if operator.Ident == "not" && len(args) == 2 {
		return value{"!(" + truth(c.operand(args[1], dot)) + ")", reflect.TypeFor[bool]()}
	}
	sign := map[string]string{"eq": "==", "ne": "!=", "gt": ">"}[operator.Ident]
	if sign == "" || len(args) != 3 {
		refuse("%s: a function that is not known here", pipe[0])
	}
	return value{c.operand(args[1], dot).code + " " + sign + " " + c.operand(args[2], dot).code, reflect.TypeFor[bool]()}
}

// operand returns a value without functions: a constant, or a field or a method
// of dot.
func (c *compiler) operand(n parse.Node, dot value) value {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.StringNode:
		return value{n.Quoted, reflect.TypeFor[string]()}
	case *parse.NumberNode:
		return value{n.Text, reflect.TypeFor[int]()}
	case *parse.FieldNode:
		v := dot
		for _, name := range n.Ident {
			v = member(v, name)
		}
		return v
	}
	refuse("%s: not known here", n)
	return value{}
}

// member returns a method, or else a field, of a value.
func member(v value, name string) value {
	with := v.is
	if with.Kind() != reflect.Pointer {
		with = reflect.PointerTo(with)
	}
	if m, ok := with.MethodByName(name); ok {
		if m.Type.NumIn() != 1 || m.Type.NumOut() != 1 {
			refuse("%s.%s: a method with arguments or an error", v.is, name)
		}
		return value{v.code + "." + name + "()", m.Type.Out(0)}
	}
	if f, ok := with.Elem().FieldByName(name); ok {
		return value{v.code + "." + name, f.Type}
	}
	refuse("%s has no %s", v.is, name)
	return value{}
}

// action writes a value by the escapers that html/template has put behind it.
func (c *compiler) action(pipe *parse.PipeNode, dot value) {
	if len(pipe.Decl) > 0 {
		refuse("%s: a variable", pipe)
	}
	v := c.value(pipe.Cmds[:1], dot)
	var escapers []string
	for _, cmd := range pipe.Cmds[1:] {
		escapers = append(escapers, strings.TrimPrefix(cmd.String(), "_html_template_"))
	}
	how := strings.Join(escapers, " ")
	text := strings.Contains(" htmlescaper attrescaper rcdataescaper ", " "+how+" ")
	address := how == "urlfilter urlnormalizer attrescaper"
	as := map[reflect.Type]string{
		reflect.TypeFor[template.HTML]():     "htmlescaper",
		reflect.TypeFor[template.HTMLAttr](): "htmlnamefilter",
		reflect.TypeFor[template.CSS]():      "cssvaluefilter",
		reflect.TypeFor[template.JS]():       "jsvalescaper",
	}
	switch is := v.is; {
	case as[is] != "" && as[is] == how:
		c.line("w.Raw(string(%s))", v.code)
	case is == reflect.TypeFor[template.URL]() && address:
		c.line("w.TrustedURL(string(%s))", v.code)
	case is == reflect.TypeFor[string]() && address:
		c.line("w.URL(%s)", v.code)
	case is == reflect.TypeFor[string]() && how == "urlescaper attrescaper":
		c.line("w.URLPart(%s)", v.code)
	case is == reflect.TypeFor[string]() && text:
		c.line("w.Text(%s)", v.code)
	case (is.Kind() == reflect.Int || is.Kind() == reflect.Int64) && text && is.NumMethod() == 0:
		c.line("w.Int(int64(%s))", v.code)
	default:
		refuse("%s: %s, escaped by %q: not known here", pipe, is, how)
	}
}
