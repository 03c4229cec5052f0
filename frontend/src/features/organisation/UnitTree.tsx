import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { useWords } from '../../app/words/dictionary';
import { unitKindWords } from '../../app/words/vocabularies';
import { StatusTag } from '../../ui/StatusTag';
import { branches, type UnitNode } from './tree';
import { organisationWords } from './words';

type Props = {
  tree: readonly UnitNode[];
  /** The units that were looked for; every branch is open then. */
  sought: ReadonlySet<string> | undefined;
  title: string;
  label: string;
};

/** The units as nested lists whose branches open and shut; at first only the highest are open. */
export function UnitTree({ tree, sought, title, label }: Props) {
  const words = useWords(organisationWords);
  const all = branches(tree);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(sought ? all : tree.map(({ unit }) => unit.id)));
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <section className="unit-tree" aria-label={label}>
      <header>
        <span>{title}</span>
        <Button size="small" onClick={() => setOpen(new Set(all))}>
          {words.expandAll}
        </Button>
        <Button size="small" onClick={() => setOpen(new Set())}>
          {words.collapseAll}
        </Button>
      </header>
      <Nodes nodes={tree} open={open} sought={sought} onToggle={toggle} />
    </section>
  );
}

type NodesProps = Pick<Props, 'sought'> & {
  nodes: readonly UnitNode[];
  open: ReadonlySet<string>;
  onToggle: (id: string) => void;
};

function Nodes({ nodes, ...shared }: NodesProps) {
  return (
    <ul>
      {nodes.map((node) => (
        <Node key={node.unit.id} node={node} {...shared} />
      ))}
    </ul>
  );
}

function Node({ node, open, sought, onToggle }: Omit<NodesProps, 'nodes'> & { node: UnitNode }) {
  const words = useWords(organisationWords);
  const kinds = useWords(unitKindWords);
  const { unit, below } = node;
  const isOpen = open.has(unit.id);
  return (
    <li>
      <div className="unit-row">
        {below.length > 0 ? (
          <Button
            type="text"
            size="small"
            aria-expanded={isOpen}
            aria-label={isOpen ? words.collapse(unit.name) : words.expand(unit.name)}
            icon={isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
            onClick={() => onToggle(unit.id)}
          />
        ) : (
          <span className="unit-leaf" />
        )}
        <Link to={`/office/units/${unit.id}`} className={sought?.has(unit.id) ? 'unit-found' : undefined}>
          {unit.name}
        </Link>
        <span className="unit-kind">{kinds[unit.kind]}</span>
        {unit.closed_on && <StatusTag tone="bad">{words.closedSince(unit.closed_on)}</StatusTag>}
        {below.length > 0 && !isOpen && <span className="unit-kind">{words.belowCount(below.length)}</span>}
      </div>
      {isOpen && below.length > 0 && <Nodes nodes={below} open={open} sought={sought} onToggle={onToggle} />}
    </li>
  );
}
