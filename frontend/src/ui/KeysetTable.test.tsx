import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

import { ApiProblem } from '../api/client';
import { type Column, KeysetTable, type Page, type PageQuery } from './KeysetTable';

type Row = { id: string };

const columns: Column<Row>[] = [{ key: 'id', title: '编号', render: ({ id }) => id }];
const pages: Record<string, Page<Row>> = {
  first: { items: [{ id: 'M1' }, { id: 'M2' }], next_cursor: 'second', total: 3 },
  second: { items: [{ id: 'M3' }], next_cursor: null, total: 3 },
};
const loadMembers = ({ cursor = 'first' }: PageQuery) => Promise.resolve(pages[cursor] ?? { items: [] });

function show(load: (query: PageQuery) => Promise<Page<Row>>) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const table = (filter: string) => (
    <QueryClientProvider client={client}>
      <KeysetTable label="会员" queryKey={['members', filter]} load={load} rowKey={({ id }) => id} columns={columns} />
    </QueryClientProvider>
  );
  const { rerender } = render(table('all'));
  return (filter: string) => rerender(table(filter));
}

const button = (name: string | RegExp) => screen.findByRole<HTMLButtonElement>('button', { name });
const turn = async (name: string | RegExp) => fireEvent.click(await button(name));

afterEach(cleanup);

it('walks forward and back along the cursors', async () => {
  show(loadMembers);
  await screen.findByText('M1');
  expect((await button('上一页')).disabled).toBe(true);
  await turn('下一页');
  await screen.findByText('M3');
  expect((await button('下一页')).disabled).toBe(true);
  await turn('上一页');
  await screen.findByText('M2');
  expect(within(screen.getByRole('region', { name: '会员' })).getByText('共 3 条')).toBeDefined();
});

it('starts again at the first page when the filter changes', async () => {
  const filterBy = show(loadMembers);
  await turn('下一页');
  await screen.findByText('M3');
  filterBy('active');
  await screen.findByText('M1');
});

it('says that a list is empty', async () => {
  show(() => Promise.resolve({ items: [] }));
  await screen.findByText('暂无数据');
});

it('says why a list could not be read, and reads it again when asked to', async () => {
  const load = vi.fn(loadMembers);
  load.mockRejectedValueOnce(
    new ApiProblem({ code: 'busy', title: '', detail: '系统繁忙，请稍后重试。', status: 503 }),
  );
  show(load);
  await screen.findByRole('heading', { name: '系统繁忙，请稍后重试。' });
  await turn(/^重\s?试$/);
  await screen.findByText('M1');
});
