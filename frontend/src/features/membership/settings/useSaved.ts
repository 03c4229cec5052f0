import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { calendarWords } from './words';

/** Tells that a year's arrangement is saved, and shows it. */
export function useSaved() {
  const words = useWords(calendarWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const navigate = useNavigate();
  return ({ year }: Schemas['CalendarYear']) => {
    void message.success(words.saved);
    void cache.invalidateQueries({ queryKey: ['calendar-years'] });
    void cache.invalidateQueries({ queryKey: ['calendar-year', year] });
    void navigate(`/office/calendar/${year}`);
  };
}
