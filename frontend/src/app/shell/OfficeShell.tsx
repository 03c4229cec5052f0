import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Menu, type MenuProps } from 'antd';
import { useState } from 'react';
import { Link, Outlet, useLocation } from 'react-router';

import type { Schemas } from '../../api/client';
import { TodoCount } from '../../features/todos/TodoCount';
import { useIsPhone } from '../../ui/useIsPhone';
import { useWords } from '../words/dictionary';
import { basePath } from './face';
import { currentEntry, useNavigation } from './navigation';
import { RequireFace } from './RequireFace';
import { Brand, ShellHeader, SkipLink } from './ShellHeader';
import { shellWords } from './words';

/** The desks of the federations: a menu at the side, in a drawer on a phone. */
export function OfficeShell() {
  return <RequireFace face="office">{(me) => <Office me={me} />}</RequireFace>;
}

function Office({ me }: { me: Schemas['Me'] }) {
  const isPhone = useIsPhone();
  return (
    <div className="office-shell">
      <SkipLink />
      {!isPhone && (
        <aside className="office-side">
          <Brand to={basePath.office} />
          <OfficeMenu me={me} />
        </aside>
      )}
      <div className="office-body">
        <ShellHeader me={me}>
          {isPhone && (
            <>
              <MenuDrawer me={me} />
              <Brand to={basePath.office} />
            </>
          )}
        </ShellHeader>
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}

/** Entries in a row that name the same group stand under its heading. */
function menuItems(entries: ReturnType<typeof useNavigation>): MenuProps['items'] {
  const items: NonNullable<MenuProps['items']> = [];
  for (const { path, icon, label, group, counts } of entries) {
    const link = (
      <Link to={path}>
        {label}
        {counts && <TodoCount />}
      </Link>
    );
    const item = { key: path, icon, label: link };
    const last = items.at(-1);
    if (!group) items.push(item);
    else if (last?.key === group && 'children' in last) last.children?.push(item);
    else items.push({ key: group, type: 'group', label: group, children: [item] });
  }
  return items;
}

function OfficeMenu({ me, onChoose }: { me: Schemas['Me']; onChoose?: () => void }) {
  const words = useWords(shellWords);
  const entries = useNavigation(me.role);
  const { pathname } = useLocation();
  const current = currentEntry(
    entries.map(({ path }) => path),
    pathname,
  );
  return (
    <nav aria-label={words.mainMenu}>
      <Menu
        theme="dark"
        mode="inline"
        selectedKeys={current ? [current] : []}
        onClick={onChoose}
        items={menuItems(entries)}
      />
    </nav>
  );
}

function MenuDrawer({ me }: { me: Schemas['Me'] }) {
  const words = useWords(shellWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        icon={<MenuOutlined aria-hidden />}
        aria-label={words.openMenu}
        onClick={() => setOpen(true)}
      />
      <Drawer
        className="office-drawer"
        placement="left"
        size={280}
        open={isOpen}
        onClose={() => setOpen(false)}
        title={<Brand to={basePath.office} />}
        closable={{ 'aria-label': words.closeMenu }}
      >
        <OfficeMenu me={me} onChoose={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
