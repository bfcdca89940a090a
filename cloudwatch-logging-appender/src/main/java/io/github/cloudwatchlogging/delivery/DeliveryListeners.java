package io.github.cloudwatchlogging.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.cloudwatchlogging.DeliveryListener;

/**
 * All listeners as one. What a listener throws concerns the listener alone.
 */
public final class DeliveryListeners implements DeliveryListener {

	private final List<DeliveryListener> listeners = new CopyOnWriteArrayList<>();

	public void add(DeliveryListener listener) {
		this.listeners.add(listener);
	}

	public void remove(DeliveryListener listener) {
		this.listeners.remove(listener);
	}

	@Override
	public void onCall(Call call) {
		for (DeliveryListener listener : this.listeners) {
			try {
				listener.onCall(call);
			}
			catch (Throwable ex) {
				// Documented: exceptions of listeners are ignored. So are errors, such as
				// a class that an application takes with it when it is undeployed.
			}
		}
	}

}
